using MlopsLab.Contracts.Registry;
using MlopsLab.Contracts.Training;
using MlopsLab.Messaging;
using MlopsLab.Registry.Domain;

namespace MlopsLab.Registry.Storage;

/// <summary>Turns a run whose artifact is stored into exactly one version; the first of a model becomes champion.</summary>
internal sealed class Registrar(Reviewer reviewer, AliasMover aliases, TimeProvider clock)
{
    private static readonly Reason FirstVersion = new("lab", "first version of the model");

    public async Task<ModelVersion?> RegisterAsync(StoreSession session, TrainingCompleted run, CancellationToken ct)
    {
        await PendingStore.RemoveAsync(session, run.RunId, ct);
        if (await VersionStore.HasRunAsync(session, run.RunId, ct))
        {
            return null;
        }

        var version = await AddAsync(session, run, ct);
        if (await AliasStore.FindAsync(session, version.Model, AliasName.Champion, ct) is null)
        {
            version = await reviewer.ApproveAsync(session, version, FirstVersion, ct);
            await aliases.MoveAsync(session, version, AliasName.Champion, MoveKind.First, FirstVersion, ct);
        }

        return version;
    }

    private async Task<ModelVersion> AddAsync(StoreSession session, TrainingCompleted run, CancellationToken ct)
    {
        var at = clock.GetUtcNow();
        var number = await VersionStore.TakeNumberAsync(session, run.Model, at, ct);
        var version = new ModelVersion(
            run.Model, number, run.RunId, VersionStatus.Registered, run.ArtifactHash, run.ArtifactBytes, run.SnapshotId, run.View, run.Learner, run.Metrics, at);
        await VersionStore.AddAsync(session, version, ct);
        await session.PublishAsync(new ModelRegistered(version.Model, version.Version, version.ArtifactHash, version.RunId, version.Metrics, at), ct);
        return version;
    }
}
