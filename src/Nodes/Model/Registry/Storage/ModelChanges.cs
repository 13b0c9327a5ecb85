using MlopsLab.Messaging;
using MlopsLab.Registry.Domain;
using MlopsLab.Registry.Domain.Gates;

namespace MlopsLab.Registry.Storage;

/// <summary>What people may change about a model: each is one transaction that holds the state and its events.</summary>
internal sealed class ModelChanges(Store store, Reviewer reviewer, AliasMover aliases, ModelEdits edits, GateKeeper gates)
{
    public async Task<Outcome<ModelVersion>> ApproveAsync(string model, string version, Reason reason, CancellationToken ct)
    {
        await gates.EnsureAsync(model, version, decision: true, ct);
        return await OnVersionAsync(model, version, (session, found, token) => ApproveAsync(session, found, reason, token), ct);
    }

    public Task<Outcome<ModelVersion>> RejectAsync(string model, string version, Reason reason, CancellationToken ct) =>
        OnVersionAsync(model, version, (session, found, token) => RejectAsync(session, found, reason, token), ct);

    public async Task<Outcome<ModelVersion>> PointAsync(string model, string alias, string version, Reason reason, CancellationToken ct)
    {
        await gates.EnsureAsync(model, version, decision: false, ct);
        return await OnVersionAsync(model, version, (session, found, token) => PointAsync(session, found, alias, reason, token), ct);
    }

    public Task<Outcome<ModelVersion>> UnsetAsync(string model, string alias, Reason reason, CancellationToken ct) =>
        store.InTransactionAsync((session, token) => edits.UnsetAsync(session, model, alias, reason, token), ct);

    public Task<Outcome<Rollback>> RollBackAsync(string model, Reason reason, CancellationToken ct) =>
        store.InTransactionAsync((session, token) => RollBackAsync(session, model, reason, token), ct);

    public async Task<Outcome<Rollback>> RollBackAsync(StoreSession session, string model, Reason reason, CancellationToken ct)
    {
        var versions = await VersionStore.AllAsync(session, model, ct);
        var moves = await HistoryStore.MovesAsync(session, model, AliasName.Champion, ct);
        var verdicts = await GateStore.VerdictsAsync(session, model, ct);
        var usable = versions.Where(version => version.Status != VersionStatus.Rejected && version.IsDeployable && verdicts.GetValueOrDefault((model, version.Number)) != GateVerdict.Blocked).Select(version => version.Number).ToHashSet();
        var unusable = moves.Select(move => move.To).Where(number => !usable.Contains(number)).ToHashSet();
        if (versions.Count == 0)
        {
            return Refusal.UnknownModel(model);
        }

        if (ChampionStack.Previous(moves, unusable) is not { } number)
        {
            return Refusal.NothingToRollBackTo(model);
        }

        var earlier = versions.Single(version => version.Number == number);
        var from = VersionNumber.Text(moves[^1].To);
        var epoch = await aliases.MoveAsync(session, earlier, AliasName.Champion, MoveKind.Rollback, reason, ct);
        return new Rollback(model, from, earlier.Version, Bundle.Of(earlier, epoch));
    }

    public Task<Outcome<ModelRow>> OnModelAsync(string model, Func<StoreSession, ModelRow, CancellationToken, Task<Outcome<ModelRow>>> change, CancellationToken ct) =>
        store.InTransactionAsync(
            async (session, token) => await ModelStore.FindAsync(session, model, token) is { } found
                ? await change(session, found, token)
                : Refusal.UnknownModel(model),
            ct);

    public Task<Outcome<ModelVersion>> OnVersionAsync(
        string model, string version, Func<StoreSession, ModelVersion, CancellationToken, Task<Outcome<ModelVersion>>> change, CancellationToken ct) =>
        store.InTransactionAsync(
            async (session, token) => await FindAsync(session, model, version, token) is { } found
                ? await change(session, found, token)
                : Refusal.UnknownVersion(model, version),
            ct);

    private async Task<Outcome<ModelVersion>> ApproveAsync(StoreSession session, ModelVersion version, Reason reason, CancellationToken ct) =>
        ReviewRule.CheckApprove(version) is { } refused ? refused
        : await gates.CheckApprovalAsync(session, version, reason, ct) is { } blocked ? blocked
        : await reviewer.ApproveAsync(session, version, reason, ct);

    private async Task<Outcome<ModelVersion>> RejectAsync(StoreSession session, ModelVersion version, Reason reason, CancellationToken ct)
    {
        var names = await AliasStore.AllAsync(session, version.Model, ct);
        var held = names.Where(alias => alias.Version == version.Number).Select(alias => alias.Alias);
        return ReviewRule.CheckReject(version, [.. held]) is { } refused ? refused : await reviewer.RejectAsync(session, version, reason, ct);
    }

    /// <summary>Moves an alias to a version, if the rules allow it.</summary>
    public async Task<Outcome<ModelVersion>> PointAsync(
        StoreSession session, ModelVersion version, string alias, Reason reason, CancellationToken ct)
    {
        var served = (await VersionStore.AllAsync(session, version.Model, ct)).Any(one => one.IsDeployable);
        if (version.IsDeployable && AliasName.IsFollowed(alias) && await GateKeeper.CheckAsync(session, version, ct) is { } blocked)
        {
            return blocked;
        }

        if (AliasRule.Check(version, alias, served) is { } refused)
        {
            return refused;
        }

        await aliases.MoveAsync(session, version, alias, MoveKind.Set, reason, ct);
        return version;
    }

    private static async Task<ModelVersion?> FindAsync(StoreSession session, string model, string version, CancellationToken ct) =>
        VersionNumber.Parse(version) is { } number ? await VersionStore.FindAsync(session, model, number, ct) : null;
}
