using Microsoft.Extensions.Options;
using MlopsLab.Messaging;
using MlopsLab.Rollouts.Domain;
using MlopsLab.Rollouts.Storage;

namespace MlopsLab.Rollouts;

/// <summary>Carries out what a person asks of a rollout, in one transaction each.</summary>
internal sealed class RolloutCommands(
    Store store, RolloutLedger ledger, RegistryClient registry, IOptions<RolloutOptions> options, TimeProvider clock)
{
    public async Task<Outcome<Rollout>> StartAsync(StartOrder order, CancellationToken ct)
    {
        var model = await registry.FindModelAsync(order.Model, ct);
        var target = StartRule.Check(model, order.Model, order.Version);
        if (!target.Succeeded)
        {
            return target.Refused;
        }

        var rollout = order.ToRollout(target.Done, clock.GetUtcNow());
        return await store.InTransactionAsync((session, token) => StartAsync(session, rollout, token), ct);
    }

    public Task<Outcome<Rollout>> PromoteAsync(Guid id, bool full, Author author, CancellationToken ct) =>
        RunAsync(id, (rollout, _) => CommandRules.Promote(rollout, full, author, clock.GetUtcNow()), ct);

    public Task<Outcome<Rollout>> PauseAsync(Guid id, Author author, CancellationToken ct) =>
        RunAsync(id, (rollout, _) => CommandRules.Pause(rollout, author, clock.GetUtcNow()), ct);

    public Task<Outcome<Rollout>> ResumeAsync(Guid id, Author author, CancellationToken ct) =>
        RunAsync(id, (rollout, _) => CommandRules.Resume(rollout, author, clock.GetUtcNow()), ct);

    public Task<Outcome<Rollout>> AbortAsync(Guid id, Author author, CancellationToken ct) =>
        RunAsync(id, (rollout, _) => CommandRules.Abort(rollout, author, options.Value, clock.GetUtcNow()), ct);

    public Task<Outcome<Rollout>> UndoAsync(Guid id, Author author, CancellationToken ct) =>
        RunAsync(id, (rollout, champion) => CommandRules.Undo(rollout, champion, author, options.Value, clock.GetUtcNow()), ct);

    private async Task<Outcome<Rollout>> StartAsync(StoreSession session, Rollout rollout, CancellationToken ct)
    {
        if (await RolloutStore.FindActiveAsync(session, rollout.Model, ct) is { } running)
        {
            return StartRule.AlreadyRunning(running);
        }

        if ((await ChampionStore.FindAsync(session, rollout.Model, ct))?.Epoch > rollout.ChampionEpoch)
        {
            return StartRule.ChampionMovedMeanwhile(rollout.Model);
        }

        await ledger.StartAsync(session, rollout, ct);
        return rollout;
    }

    private Task<Outcome<Rollout>> RunAsync(Guid id, Func<Rollout, string?, Ruling> rule, CancellationToken ct) =>
        store.InTransactionAsync((session, token) => RunAsync(session, id, rule, token), ct);

    private async Task<Outcome<Rollout>> RunAsync(StoreSession session, Guid id, Func<Rollout, string?, Ruling> rule, CancellationToken ct)
    {
        if (await RolloutStore.FindAsync(session, id, ct) is not { } rollout)
        {
            return StartRule.Unknown(id.ToString());
        }

        var champion = await ChampionStore.FindAsync(session, rollout.Model, ct);
        var ruling = rule(rollout, champion?.Version);
        if (ruling.Refused is { } refused)
        {
            return refused;
        }

        if (ruling.Move is not { } move)
        {
            return rollout;
        }

        return !rollout.IsActive && await RolloutStore.FindActiveAsync(session, rollout.Model, ct) is { } running
            ? StartRule.AlreadyRunning(running)
            : await ApplyAsync(session, rollout, move, ct);
    }

    private async Task<Outcome<Rollout>> ApplyAsync(StoreSession session, Rollout rollout, Move move, CancellationToken ct)
    {
        await ledger.ApplyAsync(session, rollout, move, ct);
        return move.Next;
    }
}
