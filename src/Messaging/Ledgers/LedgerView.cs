namespace MlopsLab.Messaging.Ledgers;

/// <summary>The count of every delivery: published = processed + queued + outbox + deadLettered + lost. An event with two readers is two deliveries.</summary>
/// <param name="Published">Deliveries owed to readers, including those still in an outbox.</param>
/// <param name="Queued">Confirmed by the broker, not processed yet: in a queue, waiting for a retry, in flight, or at a node that does not answer.</param>
/// <param name="Lost">Owed, and for a while now neither processed, set aside nor anywhere on the broker.</param>
/// <param name="DoubleEffects">Effects beyond one per delivery, also effects that no publication owes.</param>
/// <param name="Events">Events published.</param>
/// <param name="Repaired">Deliveries that were missing and were sent again.</param>
/// <param name="OnBroker">What the broker itself counts in all queues.</param>
/// <param name="OldestOpen">When the oldest event was made that is still in an outbox, or that a reader has neither processed nor set aside.</param>
/// <param name="Unreachable">Nodes that did not answer; their deliveries count as queued, not lost.</param>
public sealed record LedgerView(
    long Published,
    long Processed,
    long Queued,
    long Outbox,
    long DeadLettered,
    long Lost,
    long DoubleEffects,
    long Events,
    long Repaired,
    long? OnBroker,
    IReadOnlyList<string> Unreachable,
    DateTimeOffset At,
    DateTimeOffset? OldestOpen);
