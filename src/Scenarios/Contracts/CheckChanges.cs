namespace MlopsLab.Scenarios;

/// <summary>Conditions over several fields that came, went or changed; they are the same by name.</summary>
internal static class CheckChanges
{
    public static IEnumerable<ContractDifference> Between(IReadOnlyList<FieldCheck> from, IReadOnlyList<FieldCheck> to) =>
    [
        .. from.ExceptBy(to.Select(check => check.Name), check => check.Name).Select(check => Change(ChangeKind.CheckRemoved, check.Name, check.Expr, null)),
        .. to.ExceptBy(from.Select(check => check.Name), check => check.Name)
            .Select(check => Change(check.Severity == CheckSeverity.Error ? ChangeKind.CheckAdded : ChangeKind.WarningAdded, check.Name, null, check.Expr)),
        .. from.Join(to, check => check.Name, check => check.Name, Between).SelectMany(changes => changes),
    ];

    private static IEnumerable<ContractDifference> Between(FieldCheck from, FieldCheck to)
    {
        if (from.Severity != to.Severity)
        {
            yield return Change(to.Severity == CheckSeverity.Error ? ChangeKind.CheckTightened : ChangeKind.CheckRelaxed, to.Name, NameOf(from.Severity), NameOf(to.Severity));
        }

        if (from.Expr != to.Expr)
        {
            yield return Change(to.Severity == CheckSeverity.Error ? ChangeKind.CheckRewritten : ChangeKind.WarningRewritten, to.Name, from.Expr, to.Expr);
        }
    }

    private static ContractDifference Change(ChangeKind kind, string name, string? from, string? to) => new(kind, $"check {name}", from, to);

    private static string NameOf(CheckSeverity severity) => severity.ToString().ToLowerInvariant();
}
