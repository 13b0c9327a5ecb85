using MlopsLab.Ingestion.Storage;
using MlopsLab.ServiceDefaults.Lineage;

namespace MlopsLab.Ingestion.Workers;

/// <summary>Tells of a seal, and of the intake since the one before it as one run.</summary>
internal sealed class SealLineage(LineageEmitter lineage, TimeProvider time)
{
    public LineageRun Begin(string scenario)
    {
        var run = new LineageRun(Guid.CreateVersion7(time.GetUtcNow()), $"ingestion.seal.{scenario}") { Inputs = [Records(scenario)] };
        lineage.Emit(run, LineageState.Start);
        return run;
    }

    public void Complete(LineageRun run, string id, SnapshotManifest manifest)
    {
        var intake = new LineageRun(Guid.CreateVersion7(time.GetUtcNow()), $"ingestion.ingest.{manifest.Scenario}") { Outputs = [Records(manifest.Scenario)] };
        lineage.Emit(intake, LineageState.Start);
        lineage.Emit(intake, LineageState.Complete);
        var fields = manifest.Columns?.Select(column => (column.Name, column.Type)).ToArray();
        lineage.Emit(run with { Outputs = [new("lake", $"snapshots/{manifest.Scenario}", $"sha256:{id}", fields)] }, LineageState.Complete);
    }

    /// <summary>Nothing was new: the run ends without an output.</summary>
    public void Unchanged(LineageRun run) => lineage.Emit(run, LineageState.Complete);

    public void Fail(LineageRun run, Exception error) => lineage.Emit(run, LineageState.Fail, error.Message);

    private static LineageDataset Records(string scenario) => new("lake", $"records/{scenario}");
}
