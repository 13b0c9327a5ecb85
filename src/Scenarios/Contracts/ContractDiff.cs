namespace MlopsLab.Scenarios;

/// <summary>All that differs between two contracts of a scenario, each difference classified by <see cref="ChangeRules"/>. Pure.</summary>
public sealed record ContractDiff(IReadOnlyList<ContractDifference> Differences)
{
    /// <summary>The gravest difference counts.</summary>
    public ChangeLevel Level => Differences.Count == 0 ? ChangeLevel.Nothing : Differences.Max(difference => difference.Level);

    /// <summary>Those that make it a major change.</summary>
    public IEnumerable<ContractDifference> Breaking => Differences.Where(difference => difference.Level == ChangeLevel.Major);

    /// <summary>Compares two contracts.</summary>
    public static ContractDiff Between(DataContract from, DataContract to) => new(
    [
        .. Declared(from.Declared, to.Declared),
        .. FieldChanges.Between(from.Fields, to.Fields),
        .. CheckChanges.Between(from.Checks, to.Checks),
        .. FreshnessChanges.Between(from.Freshness, to.Freshness),
        .. KeyChanges.Between(from.Keys, to.Keys),
        .. LabelChanges.Between(from.Label, to.Label),
    ]);

    private static IEnumerable<ContractDifference> Declared(int from, int to) =>
        from == to ? [] : [new(to > from ? ChangeKind.VersionRaised : ChangeKind.VersionLowered, "version", $"{from}", $"{to}")];
}
