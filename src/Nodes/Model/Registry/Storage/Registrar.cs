using System.Text.Json.Nodes;
using MlopsLab.Contracts.Registry;
using MlopsLab.Contracts.Training;
using MlopsLab.Messaging;
using MlopsLab.Registry.Domain;

namespace MlopsLab.Registry.Storage;

/// <summary>Turns a run whose artifact is stored into exactly one version; the first of a model becomes champion.</summary>
internal sealed class Registrar(Reviewer reviewer, AliasMover aliases, Journal journal, TimeProvider clock)
{
    private static readonly Reason FirstVersion = new("lab", "first version of the model");

    public async Task<ModelVersion?> RegisterAsync(StoreSession session, TrainingCompleted run, double? threshold, CancellationToken ct)
    {
        await PendingStore.RemoveAsync(session, run.RunId, ct);
        if (await VersionStore.HasRunAsync(session, run.RunId, ct))
        {
            return null;
        }

        var version = await AddAsync(session, run, threshold, ct);
        if (!await HasChampionAsync(session, version.Model, ct))
        {
            version = await reviewer.ApproveAsync(session, version, FirstVersion, ct);
            await aliases.MoveAsync(session, version, AliasName.Champion, MoveKind.First, FirstVersion, ct);
        }

        return version;
    }

    // A champion the lab can't serve is a label somebody put on the model before the lab trained it.
    private static async Task<bool> HasChampionAsync(StoreSession session, string model, CancellationToken ct) =>
        await AliasStore.FindAsync(session, model, AliasName.Champion, ct) is { } alias
        && await VersionStore.FindAsync(session, model, alias.Version, ct) is { IsDeployable: true };

    private async Task<ModelVersion> AddAsync(StoreSession session, TrainingCompleted run, double? threshold, CancellationToken ct)
    {
        var at = clock.GetUtcNow();
        var number = await VersionStore.TakeNumberAsync(session, run.Model, at, ct);
        var version = new ModelVersion(
            run.Model, number, run.RunId, VersionStatus.Registered, run.ArtifactHash, run.ArtifactBytes, run.SnapshotId, run.View, run.Learner, run.Metrics, at)
        {
            Threshold = threshold,
        };
        await VersionStore.AddAsync(session, version, ct);
        await journal.AddAsync(session, Change.OfVersion(Actions.Registered, version, DetailsOf(version)), new Reason("training", $"run {run.RunId} completed"), ct);
        await session.PublishAsync(new ModelRegistered(version.Model, version.Version, version.ArtifactHash, version.RunId, version.Metrics, at), ct);
        return version;
    }

    private static JsonObject DetailsOf(ModelVersion version) => new()
    {
        ["run_id"] = version.RunId,
        ["artifactHash"] = version.ArtifactHash,
        ["snapshot"] = version.SnapshotId,
        ["view"] = version.View,
        ["learner"] = version.Learner,
    };
}
