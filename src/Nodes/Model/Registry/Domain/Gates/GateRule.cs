namespace MlopsLab.Registry.Domain.Gates;

/// <summary>What a version may do as its gates stand, and who may decide about it.</summary>
internal static class GateRule
{
    private static readonly string[] Nodes = ["lab", "gates", "mlflow", "training", "registry", "rollouts", "gateway", "console", "system"];

    public static Refusal? Check(ModelVersion version, Standing standing)
    {
        if (!standing.IsBlocked)
        {
            return null;
        }

        var open = standing.Blocking.Where(gate => gate.MayOverride).Select(gate => gate.Gate).ToArray();
        var remedy = open.Length == standing.Blocking.Count
            ? $"`lab model gates {version.Model}/{version.Version}` shows everything; train another version, or answer for it: `lab model override {version.Model}/{version.Version} --by <you> --why …`."
            : $"`lab model gates {version.Model}/{version.Version}` shows everything; train another version. The policy lets nobody override {string.Join(", ", standing.Blocking.Select(gate => gate.Gate).Except(open))}.";
        return new(RefusalKind.Conflict, $"Version {version.Version} of {version.Model} is blocked by its gates: {string.Join("; ", standing.Blocking.Select(gate => $"{gate.Gate}: {gate.Words}"))}", remedy);
    }

    /// <summary>Which gates an override may name; the refusal says why it may not.</summary>
    public static Refusal? CheckOverride(ModelVersion version, Standing standing, IReadOnlyList<string> gates)
    {
        if (standing.Report is null || standing.Blocking.Count == 0)
        {
            return new(RefusalKind.Conflict, $"No gate blocks version {version.Version} of {version.Model}", $"Approve it with `lab model approve {version.Model}/{version.Version} --why …`.");
        }

        if (gates.Except(standing.Blocking.Select(gate => gate.Gate)).FirstOrDefault() is { } other)
        {
            return new(RefusalKind.Conflict, $"The gate '{other}' does not block version {version.Version} of {version.Model}", $"Name some of: {string.Join(", ", standing.Blocking.Select(gate => gate.Gate))}.");
        }

        return standing.Blocking.FirstOrDefault(gate => gates.Contains(gate.Gate) && !gate.MayOverride) is { } never
            ? new(RefusalKind.Conflict, $"The policy lets nobody override '{never.Gate}': {never.Words}", "Train another version, or change the policy: `lab model gates put <file>`.")
            : null;
    }

    /// <summary>Only people answer for a version, and where the policy names them, only those.</summary>
    public static Refusal? CheckPerson(string by, IReadOnlyList<string> people) =>
        Nodes.Contains(by, StringComparer.OrdinalIgnoreCase)
            ? new(RefusalKind.Conflict, $"'{by}' is no person", "Say who answers for it: `--by <name>`.")
        : people.Count > 0 && !people.Contains(by, StringComparer.OrdinalIgnoreCase)
            ? new(RefusalKind.Conflict, $"The policy does not name '{by}' among those who may decide this", $"Ask one of: {string.Join(", ", people)}.")
        : null;
}
