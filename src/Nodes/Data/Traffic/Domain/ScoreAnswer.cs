namespace MlopsLab.Traffic.Domain;

internal sealed record ScoreAnswer(ScoreOutcome Outcome, double? Score, string? Decision = null)
{
    public static readonly ScoreAnswer Shed = new(ScoreOutcome.Shed, null);
}
