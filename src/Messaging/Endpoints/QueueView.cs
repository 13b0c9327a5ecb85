using MlopsLab.Messaging.Inbox;

namespace MlopsLab.Messaging.Endpoints;

/// <summary>One queue of the node: what the broker said last about it, and what became of its messages since the node started.</summary>
internal sealed record QueueView(
    string Name, long Messages, long Consumers, long Handled, long Failed, long Duplicates, long DeadLettered, DateTimeOffset? LastAt)
{
    public static QueueView Of(string name, QueueStats stats) =>
        new(name, stats.Messages, stats.Consumers, stats.Handled, stats.Failed, stats.Duplicates, stats.DeadLettered, stats.LastAt);
}
