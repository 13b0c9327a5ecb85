namespace MlopsLab.Traffic.Domain;

/// <summary>How the requests since the start of the node were answered.</summary>
internal sealed class LiveCounts
{
    private readonly long[] _outcomes = new long[Enum.GetValues<ScoreOutcome>().Length];

    public long Sent => _outcomes.Sum();

    public long this[ScoreOutcome outcome] => Interlocked.Read(ref _outcomes[(int)outcome]);

    public long Failed => this[ScoreOutcome.Refused] + this[ScoreOutcome.Failed] + this[ScoreOutcome.TimedOut] + this[ScoreOutcome.Shed];

    public void Add(ScoreOutcome outcome) => Interlocked.Increment(ref _outcomes[(int)outcome]);
}
