namespace MlopsLab.Messaging.Ledgers;

/// <summary>A delivery that is not settled: owed and not processed, or (without a sender) processed before its publication was read.</summary>
internal sealed class OpenDelivery
{
    public string? Sender { get; set; }

    public string Type { get; set; } = "";

    public long Seq { get; set; }

    public bool IsProcessed { get; set; }

    /// <summary>How often it was asked for again.</summary>
    public int Asked { get; set; }

    public DateTimeOffset Since { get; set; }

    public bool IsOwed => Sender is not null;
}
