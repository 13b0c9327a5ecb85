using MlopsLab.Monitoring.Storage;

namespace MlopsLab.Monitoring.Domain;

/// <summary>Which hold explains a signal, so that one break doesn't raise ten alerts.</summary>
internal static class Inhibition
{
    public const string Contract = "data.contract", Schema = "data.schema";

    // What held rows leave behind: fewer and other rows downstream. Latency, errors and silent nodes have other causes.
    private static readonly string[] Explained = ["data.quarantine", "data.silence", "model.score-shift", "business.block-rate", "business.missed"];

    public static HoldRow? Of(Signal signal, IEnumerable<HoldRow> holds) =>
        Explained.Contains(signal.Kind) || (signal.Kind.StartsWith("data.", StringComparison.Ordinal) && signal.Kind is not (Contract or Schema))
            ? holds.FirstOrDefault(hold => signal.Scope == "all" || signal.Scope == hold.Scenario || signal.Scope.StartsWith(hold.Scenario + "/", StringComparison.Ordinal))
            : null;

    public static string Reason(HoldRow hold) => $"inhibited by hold {hold.HoldId} of {hold.Scenario} ({hold.Field})";
}
