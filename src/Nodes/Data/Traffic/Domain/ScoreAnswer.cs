namespace MlopsLab.Traffic.Domain;

internal sealed record ScoreAnswer(ScoreOutcome Outcome, double? Score);
