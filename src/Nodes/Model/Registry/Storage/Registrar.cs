using System.Text.Json.Nodes;
using MlopsLab.Contracts.Registry;
using MlopsLab.Contracts.Training;
using MlopsLab.Messaging;
using MlopsLab.Registry.Domain;
using MlopsLab.Registry.Domain.Gates;
using MlopsLab.Registry.Telemetry;

namespace MlopsLab.Registry.Storage;

/// <summary>Turns a run whose artifact is stored into exactly one version with the report of its gates; the first of a model becomes champion unless they block it.</summary>
internal sealed class Registrar(Reviewer reviewer, AliasMover aliases, GateRecorder recorder, GateKeeper gates, Journal journal, TimeProvider clock, ILogger<Registrar> log)
{
    private static readonly Reason FirstVersion = new("lab", "first version of the model");
    private static readonly Reason AllPassed = new("gates", "every gate passed, and the policy asks for nobody's approval");

    public async Task<ModelVersion?> RegisterAsync(StoreSession session, TrainingCompleted run, double? threshold, GateReport report, CancellationToken ct)
    {
        await PendingStore.RemoveAsync(session, run.RunId, ct);
        if (await VersionStore.HasRunAsync(session, run.RunId, ct))
        {
            return null;
        }

        var version = await AddAsync(session, run, threshold, ct);
        var standing = await recorder.ReportAsync(session, version, report, GateKeeper.AtRegistration, ct);
        if (GateRule.Check(version, standing) is { } blocked)
        {
            log.Blocked(version.Model, version.Version, blocked.Why);
            return version;
        }

        return await AcceptAsync(session, version, standing, ct);
    }

    private async Task<ModelVersion> AcceptAsync(StoreSession session, ModelVersion version, Standing standing, CancellationToken ct)
    {
        if (!await HasChampionAsync(session, version.Model, ct))
        {
            var approved = await reviewer.ApproveAsync(session, version, FirstVersion, ct);
            await aliases.MoveAsync(session, approved, AliasName.Champion, MoveKind.First, FirstVersion, ct);
            return approved;
        }

        return gates.ApprovesItself(version.Model, standing) ? await reviewer.ApproveAsync(session, version, AllPassed, ct) : version;
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
