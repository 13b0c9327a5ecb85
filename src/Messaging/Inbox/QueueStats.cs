namespace MlopsLab.Messaging.Inbox;

/// <summary>What became of the messages of one queue since the node started; written by the one receiving loop, read by endpoints.</summary>
internal sealed class QueueStats
{
    public long Handled { get; set; }

    public long Failed { get; set; }

    public long Duplicates { get; set; }

    public long DeadLettered { get; set; }

    public DateTimeOffset? LastAt { get; set; }

    /// <summary>As the broker last told the watchdog.</summary>
    public long Messages { get; set; }

    /// <summary>As the broker last told the watchdog.</summary>
    public long Consumers { get; set; }
}
