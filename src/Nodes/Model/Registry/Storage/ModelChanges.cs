using MlopsLab.Messaging;
using MlopsLab.Registry.Domain;

namespace MlopsLab.Registry.Storage;

/// <summary>What people may change about a model: each is one transaction that holds the state and its events.</summary>
internal sealed class ModelChanges(Store store, Reviewer reviewer, AliasMover aliases)
{
    public Task<Outcome<ModelVersion>> ApproveAsync(string model, string version, Reason reason, CancellationToken ct) =>
        ChangeAsync(model, version, async (session, found, token) => await reviewer.ApproveAsync(session, found, reason, token), ct);

    public Task<Outcome<ModelVersion>> RejectAsync(string model, string version, Reason reason, CancellationToken ct) =>
        ChangeAsync(model, version, (session, found, token) => RejectAsync(session, found, reason, token), ct);

    public Task<Outcome<ModelVersion>> PointAsync(string model, string alias, string version, Reason reason, CancellationToken ct) =>
        ChangeAsync(model, version, (session, found, token) => PointAsync(session, found, alias, reason, token), ct);

    public Task<Outcome<Rollback>> RollBackAsync(string model, Reason reason, CancellationToken ct) =>
        store.InTransactionAsync((session, token) => RollBackAsync(session, model, reason, token), ct);

    public async Task<Outcome<Rollback>> RollBackAsync(StoreSession session, string model, Reason reason, CancellationToken ct)
    {
        var versions = await VersionStore.AllAsync(session, model, ct);
        var moves = await HistoryStore.MovesAsync(session, model, AliasName.Champion, ct);
        var rejected = versions.Where(version => version.Status == VersionStatus.Rejected).Select(version => version.Number).ToHashSet();
        if (versions.Count == 0)
        {
            return Refusal.UnknownModel(model);
        }

        if (ChampionStack.Previous(moves, rejected) is not { } number)
        {
            return Refusal.NothingToRollBackTo(model);
        }

        var earlier = versions.Single(version => version.Number == number);
        var from = VersionNumber.Text(moves[^1].To);
        await aliases.MoveAsync(session, earlier, AliasName.Champion, MoveKind.Rollback, reason, ct);
        return new Rollback(model, from, earlier.Version);
    }

    private Task<Outcome<ModelVersion>> ChangeAsync(
        string model, string version, Func<StoreSession, ModelVersion, CancellationToken, Task<Outcome<ModelVersion>>> change, CancellationToken ct) =>
        store.InTransactionAsync(
            async (session, token) => await FindAsync(session, model, version, token) is { } found
                ? await change(session, found, token)
                : Refusal.UnknownVersion(model, version),
            ct);

    private async Task<Outcome<ModelVersion>> RejectAsync(StoreSession session, ModelVersion version, Reason reason, CancellationToken ct)
    {
        var names = await AliasStore.AllAsync(session, version.Model, ct);
        var held = names.Where(alias => alias.Version == version.Number).Select(alias => alias.Alias);
        return ReviewRule.CheckReject(version, [.. held]) is { } refused ? refused : await reviewer.RejectAsync(session, version, reason, ct);
    }

    private async Task<Outcome<ModelVersion>> PointAsync(
        StoreSession session, ModelVersion version, string alias, Reason reason, CancellationToken ct)
    {
        if (AliasRule.Check(version, alias) is { } refused)
        {
            return refused;
        }

        await aliases.MoveAsync(session, version, alias, MoveKind.Set, reason, ct);
        return version;
    }

    private static async Task<ModelVersion?> FindAsync(StoreSession session, string model, string version, CancellationToken ct) =>
        VersionNumber.Parse(version) is { } number ? await VersionStore.FindAsync(session, model, number, ct) : null;
}
