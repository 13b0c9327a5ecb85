namespace MlopsLab.Traffic.Domain.Replays;

/// <summary>A replay and how far it came; kept after every batch, so that a kill costs at most one.</summary>
/// <param name="Score">How many of the last rows are scored live; null until the rows are counted, unless it was asked for.</param>
/// <param name="Cursor">Rows of the file that the present step is done with.</param>
/// <param name="Split">Event time of the first row that is scored live.</param>
/// <param name="Held">Rows of batches that broke the contract as a whole; they wait in a hold.</param>
/// <param name="HoldId">The newest hold with rows of this replay.</param>
/// <param name="Warning">What makes the result less than it looks, though the replay went on.</param>
internal sealed record ReplayState(
    string Csv,
    string Scenario,
    double? Rate,
    long? Limit,
    long? Score,
    ReplayStep State,
    long Rows,
    long Sent,
    long Scored,
    long Degraded,
    long Unanswered,
    long Quarantined,
    long Labels,
    long Cursor,
    DateTimeOffset? Split,
    string? Error,
    long Held = 0,
    string? HoldId = null,
    string? Warning = null)
{
    private const long MostScoredUnasked = 2_000;

    public bool IsOver => State is ReplayStep.Completed or ReplayStep.Failed;

    /// <summary>The rows before the scored ones.</summary>
    public long History => Rows - Math.Min(Rows, Score ?? Math.Min(MostScoredUnasked, Rows / 5));

    public static ReplayState Of(string csv, string scenario, double? rate, long? limit, long? score) =>
        new(csv, scenario, rate, limit, score, ReplayStep.Counting, 0, 0, 0, 0, 0, 0, 0, 0, null, null);

    public ReplayState Enter(ReplayStep step) => this with { State = step, Cursor = 0 };

    public ReplayState Fail(string error) => this with { State = ReplayStep.Failed, Error = error };
}
