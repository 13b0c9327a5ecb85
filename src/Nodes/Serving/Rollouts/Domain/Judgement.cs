namespace MlopsLab.Rollouts.Domain;

internal sealed record Judgement(Verdict Verdict, string Reason);
