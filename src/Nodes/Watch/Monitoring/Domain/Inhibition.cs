using MlopsLab.Monitoring.Storage;

namespace MlopsLab.Monitoring.Domain;

/// <summary>Which hold explains a signal, so that one break doesn't raise ten alerts.</summary>
internal static class Inhibition
{
    public const string Contract = "data.contract", Schema = "data.schema";

    // What held rows leave behind: none or bad ones at once, and other answers as long as their windows remember. Latency, errors and silent nodes have other causes.
    private static readonly string[] Rows = ["data.quarantine", "data.silence", "data.volume"];
    private static readonly string[] Downstream = ["model.score-shift", "business.block-rate", "business.missed"];

    /// <param name="holds">Open ones and those that ended within the long window.</param>
    /// <param name="rowsSince">Where the window begins in which rows are counted: a hold that ended before explains none of them.</param>
    public static HoldRow? Of(Signal signal, IEnumerable<HoldRow> holds, DateTimeOffset rowsSince) =>
        Rows.Contains(signal.Kind) ? holds.FirstOrDefault(hold => IsOf(signal, hold) && (hold.IsOpen || hold.ReleasedAt >= rowsSince.ToUnixTimeMilliseconds()))
            : Downstream.Contains(signal.Kind) ? holds.FirstOrDefault(hold => IsOf(signal, hold))
            : null;

    public static string Reason(HoldRow hold) => $"inhibited by hold {hold.HoldId} of {hold.Scenario} ({hold.Field})";

    private static bool IsOf(Signal signal, HoldRow hold) =>
        signal.Scope == "all" || signal.Scope == hold.Scenario || signal.Scope.StartsWith(hold.Scenario + "/", StringComparison.Ordinal);
}
