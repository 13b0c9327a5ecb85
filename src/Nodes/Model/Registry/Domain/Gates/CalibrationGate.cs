using MlopsLab.Scenarios;

namespace MlopsLab.Registry.Domain.Gates;

/// <summary>How far promised probabilities are from what happened, with how far that may be noise.</summary>
internal static class CalibrationGate
{
    public static GateFinding Judge(CalibrationRule rule, JudgedRows rows, double confidence, double power)
    {
        var error = CalibrationError.Of(rows.Scores, rows.Test.Data.Y);
        var interval = error.Interval(confidence);
        var outcome = Judging.AtMost(interval, rule.Ece);
        var needed = outcome == GateOutcome.CannotSay ? error.RowsFor(rule.Ece, confidence, power) : (long?)null;
        return new(GateNames.Calibration, outcome, $"the calibration error is {Say.Of(interval)} and may be {Say.Of(rule.Ece)}" + (needed is { } more ? $"; {Say.Needed(rows.Count, more)}" : ""))
        {
            Value = interval.Value,
            Low = interval.Low,
            High = interval.High,
            Limit = rule.Ece,
            Rows = rows.Count,
            Needed = needed,
        };
    }
}
