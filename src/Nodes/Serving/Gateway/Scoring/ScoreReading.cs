namespace MlopsLab.Gateway.Scoring;

/// <summary>A request that can be scored, or everything that is wrong with it.</summary>
internal sealed record ScoreReading(ScoreRequest? Request, IReadOnlyList<ScoreFault> Faults)
{
    public static ScoreReading Refused(string field, string problem, string remedy) => new(Request: null, [new ScoreFault(field, problem, remedy)]);
}
