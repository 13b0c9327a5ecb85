using System.Text.Json.Nodes;
using MlopsLab.Contracts.Registry;
using MlopsLab.Messaging;
using MlopsLab.Registry.Domain;

namespace MlopsLab.Registry.Storage;

/// <summary>Moves an alias, writes it down and announces it, all in the session's transaction; tells the epoch of the alias.</summary>
internal sealed class AliasMover(Journal journal, TimeProvider clock)
{
    public async Task<long> MoveAsync(StoreSession session, ModelVersion version, string alias, MoveKind asked, Reason reason, CancellationToken ct)
    {
        var before = await AliasStore.FindAsync(session, version.Model, alias, ct);
        if (before?.Version == version.Number)
        {
            return before.Epoch;
        }

        var moves = await HistoryStore.MovesAsync(session, version.Model, alias, ct);
        var epoch = await AliasStore.NextEpochAsync(session, version.Model, ct);
        var at = clock.GetUtcNow();
        var kind = ChampionStack.KindOf(moves, version.Number, asked);
        var from = before is null ? null : VersionNumber.Text(before.Version);
        await AliasStore.PointAsync(session, Row(version, alias, epoch, at), ct);
        await HistoryStore.AddAsync(session, Line(version, alias, kind, before?.Version, epoch, reason, at), ct);
        var details = new JsonObject { ["alias"] = alias, ["from"] = from, ["kind"] = $"{kind}", ["epoch"] = epoch, ["artifactHash"] = version.ArtifactHash, ["view"] = version.View, ["threshold"] = version.Threshold };
        await journal.AddAsync(session, Change.OfVersion(kind == MoveKind.Rollback ? Actions.RolledBack : Actions.AliasSet, version, details), reason, ct);
        await PublishAsync(session, version, alias, from, epoch, reason, at, ct);
        return epoch;
    }

    /// <summary>Takes an alias away; false when there is none.</summary>
    public async Task<bool> RemoveAsync(StoreSession session, string model, string alias, Reason reason, CancellationToken ct)
    {
        if (await AliasStore.FindAsync(session, model, alias, ct) is not { } before)
        {
            return false;
        }

        var at = clock.GetUtcNow();
        var version = VersionNumber.Text(before.Version);
        var epoch = await AliasStore.NextEpochAsync(session, model, ct);
        await AliasStore.RemoveAsync(session, model, alias, ct);
        await HistoryStore.AddAsync(session, Line(model, before.Version, alias, MoveKind.Unset, before.Version, epoch, reason, at), ct);
        await journal.AddAsync(session, Change.OfVersion(Actions.AliasUnset, model, version, new JsonObject { ["alias"] = alias, ["epoch"] = epoch }), reason, ct);
        return true;
    }

    // Who follows an alias loads what it points to, so an alias on something the lab does not hold is no news to them.
    private static async Task PublishAsync(
        StoreSession session, ModelVersion version, string alias, string? from, long epoch, Reason reason, DateTimeOffset at, CancellationToken ct)
    {
        if (version.IsDeployable)
        {
            var bundle = Bundle.Of(version, epoch);
            var fact = new ModelAliasMoved(
                version.Model, alias, from, version.Version, version.ArtifactHash, epoch, reason.By, reason.Why, at, bundle.View, bundle.Threshold, bundle.CacheEpoch);
            await session.PublishAsync(fact, ct);
        }
    }

    private static AliasRow Row(ModelVersion version, string alias, long epoch, DateTimeOffset at) => new()
    {
        Model = version.Model,
        Alias = alias,
        Version = version.Number,
        Epoch = epoch,
        MovedAt = at.ToUnixTimeMilliseconds(),
    };

    private static HistoryRow Line(ModelVersion version, string alias, MoveKind kind, long? from, long epoch, Reason reason, DateTimeOffset at) =>
        Line(version.Model, version.Number, alias, kind, from, epoch, reason, at);

    private static HistoryRow Line(
        string model, long number, string alias, MoveKind kind, long? from, long epoch, Reason reason, DateTimeOffset at)
    {
        return new HistoryRow
        {
            Model = model,
            Kind = kind.ToString(),
            Alias = alias,
            FromVersion = from,
            ToVersion = number,
            Epoch = epoch,
            MadeBy = reason.By,
            Why = reason.Why,
            MadeAt = at.ToUnixTimeMilliseconds(),
        };
    }
}
