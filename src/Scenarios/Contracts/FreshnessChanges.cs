namespace MlopsLab.Scenarios;

/// <summary>How far event times may lie from the clock: grave only when rows are set aside for it that were taken before.</summary>
internal static class FreshnessChanges
{
    public static IEnumerable<ContractDifference> Between(FreshnessRule from, FreshnessRule to) => from == to ? [] :
        [new(to.Severity == CheckSeverity.Error && IsTighter(from, to) ? ChangeKind.FreshnessTightened : ChangeKind.FreshnessChanged, "freshness", Words(from), Words(to))];

    private static bool IsTighter(FreshnessRule from, FreshnessRule to) =>
        from.Severity == CheckSeverity.Warn || to.Ahead < from.Ahead || (to.Behind ?? TimeSpan.MaxValue) < (from.Behind ?? TimeSpan.MaxValue);

    private static string Words(FreshnessRule rule) =>
        $"{Durations.Write(rule.Ahead)} ahead, {(rule.Behind is { } behind ? Durations.Write(behind) : "any time")} behind ({rule.Severity.ToString().ToLowerInvariant()})";
}
