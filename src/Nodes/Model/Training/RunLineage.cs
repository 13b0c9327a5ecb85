using System.Text.Json;
using MlopsLab.ServiceDefaults.Lineage;
using MlopsLab.Training.Domain;
using MlopsLab.Training.Storage;

namespace MlopsLab.Training;

/// <summary>Tells of runs: from which snapshot to which artifact.</summary>
internal sealed class RunLineage(LineageEmitter lineage)
{
    public void Started(RunRow run, string snapshotId) => Emit(run, snapshotId, LineageState.Start);

    public void Completed(RunRow run, string snapshotId, RunResult result) =>
        Emit(run, snapshotId, LineageState.Complete, [new("registry", $"artifacts/{run.Scenario}", $"sha256:{result.ArtifactHash}")]);

    public void Failed(RunRow run, string reason) => Emit(run, run.SnapshotId, LineageState.Fail, error: reason);

    private void Emit(RunRow run, string? snapshotId, LineageState state, IReadOnlyList<LineageDataset>? outputs = null, string? error = null)
    {
        if (!Guid.TryParse(run.RunId, out var id))
        {
            return;
        }

        var allowed = AllowedLeaks.Read(JsonSerializer.Deserialize<Dictionary<string, string>>(run.Settings) ?? [], []);
        lineage.Emit(
            new(id, $"training.{run.Scenario}")
            {
                Inputs = snapshotId is null ? [] : [new("lake", $"snapshots/{run.Scenario}", $"sha256:{snapshotId}")],
                Outputs = outputs ?? [],
                AllowedLeaks = allowed,
            },
            state,
            error);
    }
}
