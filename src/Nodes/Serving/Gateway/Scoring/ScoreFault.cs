namespace MlopsLab.Gateway.Scoring;

internal sealed record ScoreFault(string Field, string Problem, string Remedy);
