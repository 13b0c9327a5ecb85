using System.Text.Json;
using Dapper;
using MlopsLab.Contracts;
using MlopsLab.Contracts.Rollouts;

namespace MlopsLab.Messaging.Tests;

public sealed class FactJournalTests
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"facts-{Guid.NewGuid():N}");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Facts_leave_in_batches_in_order_each_once()
    {
        await using var node = await StartAsync();
        var journal = node.Get<FactJournal<RolloutStepped>>();
        for (var step = 1; step <= 1_234; step++)
        {
            journal.Append(Step(step));
        }

        var (facts, events) = await PublishedAsync(node, 1_234);
        Assert.Equal(Enumerable.Range(1, 1_234), facts);
        Assert.Equal(13, events);
    }

    [Fact]
    public async Task Facts_of_a_node_that_stopped_leave_once_after_its_next_start()
    {
        await using (var node = await StartAsync(maxDelay: TimeSpan.FromDays(1)))
        {
            node.Get<FactJournal<RolloutStepped>>().Append(Step(1));
        }

        await using (var again = await StartAsync())
        {
            again.Get<FactJournal<RolloutStepped>>().Append(Step(2));
            await PublishedAsync(again, 2);
        }

        await using var third = await StartAsync();
        Assert.Equal([1, 2], (await PublishedAsync(third, 2)).Facts);
    }

    [Fact]
    public async Task Many_threads_may_append_at_once()
    {
        await using var node = await StartAsync();
        var journal = node.Get<FactJournal<RolloutStepped>>();
        Parallel.For(1, 2_001, step => journal.Append(Step(step)));

        var (facts, _) = await PublishedAsync(node, 2_000);
        Assert.Equal(Enumerable.Range(1, 2_000), facts.Order());
    }

    private static RolloutStepped Step(int step) => new(Guid.Empty, "m", "1", step, 0, DateTimeOffset.UnixEpoch);

    // One event per batch, which names the steps it holds.
    private static IEnumerable<RolloutPaused> Batch(IReadOnlyList<RolloutStepped> facts, DateTimeOffset at) =>
        [new(Guid.Empty, "m", "1", string.Join(',', facts.Select(fact => fact.Step)), at)];

    private static async Task<(List<int> Facts, int Events)> PublishedAsync(TestNode node, int atLeast)
    {
        List<int> facts = [];
        var events = 0;
        await Eventually.TrueAsync(
            async () =>
            {
                await using var connection = await node.Store.OpenReadAsync(Stop);
                var bodies = (await connection.QueryAsync<byte[]>("SELECT body FROM outgoing ORDER BY seq")).ToList();
                events = bodies.Count;
                facts = [.. bodies.SelectMany(body => (JsonSerializer.Deserialize(body, ContractsJson.Default.RolloutPaused)?.Reason ?? "").Split(',').Select(int.Parse))];
                return facts.Count >= atLeast;
            },
            TimeSpan.FromSeconds(20),
            () => $"{facts.Count} facts",
            Stop);
        return (facts, events);
    }

    private Task<TestNode> StartAsync(TimeSpan? maxDelay = null) => TestNode.StartAsync(
        new("sender", NoBroker.ConnectionString)
        {
            Folder = _folder,
            Services = builder => builder.AddFactJournal(
                "steps",
                ContractsJson.Default.RolloutStepped,
                (Func<IReadOnlyList<RolloutStepped>, DateTimeOffset, IEnumerable<RolloutPaused>>)Batch,
                maxBatch: 100,
                maxDelay ?? TimeSpan.FromMilliseconds(50)),
        },
        Stop);
}
