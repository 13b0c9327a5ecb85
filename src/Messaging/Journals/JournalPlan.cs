namespace MlopsLab.Messaging.Journals;

internal sealed record JournalPlan<TFact, TEvent>(
    string Name, Func<IReadOnlyList<TFact>, DateTimeOffset, IEnumerable<TEvent>> ToEvents, int MaxBatch, TimeSpan MaxDelay);
