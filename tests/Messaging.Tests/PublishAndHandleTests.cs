using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using MlopsLab.Contracts.Rollouts;

namespace MlopsLab.Messaging.Tests;

public sealed class PublishAndHandleTests(LabBroker broker)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_reaches_the_reader_with_its_envelope()
    {
        var host = await broker.NewVirtualHostAsync(Stop);
        var seen = new Seen();
        await using var sender = await TestNode.StartAsync(new("sender", host), Stop);
        await using var reader = await TestNode.StartAsync(Reading(host, seen), Stop);

        var id = await PublishAsync(sender, 7);
        await seen.CallsAsync(1, Stop);

        var (fact, delivery) = Assert.Single(seen.All);
        Assert.Equal((7, id, "rollout.stepped", "sender", 1), (fact.Step, delivery.Id, delivery.Type, delivery.Source, delivery.Attempt));
    }

    [Fact]
    public async Task The_handler_works_in_the_trace_of_the_publisher()
    {
        var host = await broker.NewVirtualHostAsync(Stop);
        using var listener = new ActivityListener { ShouldListenTo = _ => true, Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData };
        ActivitySource.AddActivityListener(listener);
        var trace = "";
        var seen = new Seen
        {
            Fail = (_, _) =>
            {
                trace = $"{Activity.Current?.TraceId} {Activity.Current?.OperationName}";
                return null;
            },
        };
        await using var sender = await TestNode.StartAsync(new("sender", host), Stop);
        await using var reader = await TestNode.StartAsync(Reading(host, seen), Stop);
        using var request = new Activity("request").Start();
        await PublishAsync(sender, 1);
        await seen.CallsAsync(1, Stop);

        Assert.Equal($"{request.TraceId} process rollout.stepped", trace);
    }

    internal static TestNodeSettings Reading(string host, Seen seen) => new("reader", host)
    {
        Handlers = bus => bus.Handle<RolloutStepped, SteppedHandler>(),
        Services = builder => builder.Services.AddSingleton(seen),
    };

    internal static Task<string> PublishAsync(TestNode node, int step) => node.Store.InTransactionAsync(
        (session, ct) => session.PublishAsync(new RolloutStepped(Guid.Empty, "fraud", "1", step, 0.1, DateTimeOffset.UnixEpoch), ct), Stop);
}
