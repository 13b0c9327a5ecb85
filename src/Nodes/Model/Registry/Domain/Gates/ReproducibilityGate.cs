namespace MlopsLab.Registry.Domain.Gates;

/// <summary>Whether somebody repeated the run, and what came of it.</summary>
internal static class ReproducibilityGate
{
    public static GateFinding Judge(Repetition? repeated, string runId) => repeated switch
    {
        null => new(GateNames.Reproducibility, GateOutcome.CannotSay, $"nobody has repeated the run; it takes 1 repetition: `lab pipeline rerun {runId} --verify`") { Rows = 0, Needed = 1, Unit = "repetitions" },
        { Same: true } same => new(GateNames.Reproducibility, GateOutcome.Pass, $"run {same.RunId} made the same bytes again") { Rows = 1, Unit = "repetitions" },
        var other => new(GateNames.Reproducibility, GateOutcome.Fail, $"run {other.RunId} repeated it and made other bytes") { Rows = 1, Unit = "repetitions" },
    };
}
