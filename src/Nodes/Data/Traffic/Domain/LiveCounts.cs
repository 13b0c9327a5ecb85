namespace MlopsLab.Traffic.Domain;

/// <summary>How the requests since the start of the node were answered.</summary>
internal sealed class LiveCounts
{
    private readonly long[] _outcomes = new long[Enum.GetValues<ScoreOutcome>().Length];

    public long Sent => _outcomes.Sum();

    public long this[ScoreOutcome outcome] => Interlocked.Read(ref _outcomes[(int)outcome]);

    /// <summary>Requests that got no answer; those that were refused as malformed got one.</summary>
    public long Failed => this[ScoreOutcome.Failed] + this[ScoreOutcome.TimedOut] + this[ScoreOutcome.Shed];

    public void Add(ScoreOutcome outcome) => Interlocked.Increment(ref _outcomes[(int)outcome]);
}
