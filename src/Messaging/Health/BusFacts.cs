using System.Globalization;
using MlopsLab.Messaging.Inbox;
using MlopsLab.Messaging.Ledgers;
using MlopsLab.Messaging.Outbox;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Messaging.Health;

/// <summary>What the node's events tell of it.</summary>
internal sealed class BusFacts(Sender sender, Receiver receiver, HandlerTable handlers, LedgerTable ledger) : IExplanation
{
    public async Task<NodeFacts> ReadAsync(CancellationToken ct)
    {
        var outbox = await ledger.OutboxAsync(ct);
        var queues = handlers.Queues.Select(queue => (Name: queue, Stats: handlers.Stats[queue])).ToArray();
        var waiting = queues.Sum(queue => queue.Stats.Messages);
        var last = queues.Max(queue => queue.Stats.LastAt);
        var links = $"{sender.Status.View().State} for sending, {receiver.Status.View().State} for receiving";
        return new NodeFacts(
            [],
            [
                new Remark(
                    Question.StillWorking,
                    $"The bus is {links}; {outbox} events wait in the outbox{(queues.Length == 0 ? "" : $" and {waiting} in {queues.Length} queues; the last one was handled {At(last)}")}.",
                    [
                        new("events in the outbox", outbox, "{event}"),
                        .. queues.Select(queue => new Evidence($"waiting in {queue.Name}", queue.Stats.Messages, "{event}")),
                        .. queues.Where(queue => queue.Stats.DeadLettered > 0).Select(queue => new Evidence($"set aside as dead in {queue.Name}", queue.Stats.DeadLettered, "{event}")),
                    ]),
            ]);
    }

    private static string At(DateTimeOffset? last) => last is { } at ? $"at {at.ToString("HH:mm:ss", CultureInfo.InvariantCulture)} UTC" : "never since the start";
}
