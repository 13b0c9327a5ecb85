namespace MlopsLab.Messaging.Ledgers;

/// <summary>What one node told at the last look; null-like defaults until it answered once.</summary>
internal sealed class ReaderState
{
    public long Published { get; set; }

    public long Processed { get; set; }

    /// <summary>When the node's store was made: another time means another store, which is read from its beginning.</summary>
    public long StoreMade { get; set; }

    /// <summary>The lab runs without this node.</summary>
    public bool IsAbsent { get; set; }

    public bool IsReachable { get; set; }

    public bool IsReading { get; set; }

    public int InFlight { get; set; }

    public HashSet<DeliveryKey> Dead { get; set; } = [];

    public Dictionary<string, long> Outbox { get; set; } = [];

    /// <summary>The id of the oldest event in the outbox.</summary>
    public string? OldestUnsent { get; set; }

    public Dictionary<string, long> Redirects { get; set; } = [];

    /// <summary>Since when more of this reader's deliveries are missing than its queues explain.</summary>
    public DateTimeOffset? GapSince { get; set; }
}
