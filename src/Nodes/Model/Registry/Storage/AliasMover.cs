using MlopsLab.Contracts.Registry;
using MlopsLab.Messaging;
using MlopsLab.Registry.Domain;

namespace MlopsLab.Registry.Storage;

/// <summary>Moves an alias, writes it down and announces it, all in the session's transaction; tells the epoch of the alias.</summary>
internal sealed class AliasMover(TimeProvider clock)
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
        await AliasStore.PointAsync(session, Row(version, alias, epoch, at), ct);
        await HistoryStore.AddAsync(session, Line(version, alias, ChampionStack.KindOf(moves, version.Number, asked), before?.Version, epoch, reason, at), ct);
        var from = before is null ? null : VersionNumber.Text(before.Version);
        var fact = new ModelAliasMoved(version.Model, alias, from, version.Version, version.ArtifactHash, epoch, reason.By, reason.Why, at);
        await session.PublishAsync(fact, ct);
        return epoch;
    }

    private static AliasRow Row(ModelVersion version, string alias, long epoch, DateTimeOffset at) => new()
    {
        Model = version.Model,
        Alias = alias,
        Version = version.Number,
        Epoch = epoch,
        MovedAt = at.ToUnixTimeMilliseconds(),
    };

    private static HistoryRow Line(
        ModelVersion version, string alias, MoveKind kind, long? from, long epoch, Reason reason, DateTimeOffset at)
    {
        return new HistoryRow
        {
            Model = version.Model,
            Kind = kind.ToString(),
            Alias = alias,
            FromVersion = from,
            ToVersion = version.Number,
            Epoch = epoch,
            MadeBy = reason.By,
            Why = reason.Why,
            MadeAt = at.ToUnixTimeMilliseconds(),
        };
    }
}
