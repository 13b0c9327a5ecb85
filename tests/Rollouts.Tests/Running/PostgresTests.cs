using MlopsLab.TestNodes;
using MlopsLab.TestServers;

namespace MlopsLab.Rollouts.Tests.Running;

/// <summary>The same SQL on PostgreSQL.</summary>
[Collection(RolloutsCollection.Name)]
public sealed class PostgresTests : IAsyncLifetime
{
    private readonly PostgresFixture _store = new();
    private readonly RunningRollouts _rollouts;
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    public PostgresTests() => _rollouts = RunningRollouts.On(_store);

    public async ValueTask InitializeAsync()
    {
        await _store.StartAsync(_ct);
        await _rollouts.InitializeAsync();
    }

    [Fact]
    public async Task Rollouts_ledger_evidence_and_splits_are_kept_in_postgres_too()
    {
        var model = RunningRollouts.NewModel();
        var undone = await _rollouts.PromotedAsync(model, _ct);
        await _rollouts.CommandAsync(undone, "undo", _ct);
        await _rollouts.PhaseAsync(undone, "undone", _ct);
        await _rollouts.LedgerEqualsEventsAsync(undone, model, _ct);
        var other = RunningRollouts.NewModel();
        var failed = await _rollouts.StartAtFirstStepAsync(other, _ct);
        await _rollouts.AnsweredAsync(other, canary: 20, failed: 8, _ct);
        await _rollouts.Node.KillAsync();
        await _rollouts.Node.StartAsync(_ct);

        await _rollouts.AnsweredAsync(other, canary: 20, failed: 8, _ct);

        var view = await _rollouts.PhaseAsync(failed, "aborted", _ct);
        Assert.StartsWith("the canary failed 16 of 40 requests", view.Text("reason"), StringComparison.Ordinal);
        await _rollouts.LedgerEqualsEventsAsync(failed, other, _ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _rollouts.DisposeAsync();
        await _store.DisposeAsync();
    }
}
