namespace MlopsLab.Messaging.Ledgers;

/// <summary>What a node published and handled since the reader's last look, and what it still holds; everything read in one consistent view.</summary>
/// <param name="Published">Confirmed by the broker.</param>
/// <param name="Processed">Effects, one entry each.</param>
/// <param name="Dead">All that are set aside now.</param>
/// <param name="Outbox">Events not confirmed yet, per type.</param>
/// <param name="Redirects">Retries, replays and repairs not confirmed yet, per queue they go to.</param>
/// <param name="StoreMade">When the store was made (Unix time in ms): sequence numbers of another store mean nothing.</param>
/// <param name="InFlight">Handed out by the broker, not committed yet.</param>
/// <param name="Connected">False while the node reads no queue.</param>
/// <param name="PrunedBefore">Ids made before this Unix time in ms may be gone from the node's tables.</param>
/// <param name="OldestUnsent">The id of the oldest event in the outbox.</param>
internal sealed record LedgerPage(
    IReadOnlyList<PublishedEvent> Published,
    IReadOnlyList<ProcessedEvent> Processed,
    IReadOnlyList<DeadDelivery> Dead,
    IReadOnlyDictionary<string, long> Outbox,
    IReadOnlyDictionary<string, long> Redirects,
    long StoreMade,
    int InFlight,
    bool Connected,
    long PrunedBefore,
    string? OldestUnsent = null);
