namespace MlopsLab.Servers;

internal static class AptOutput
{
    public static bool HasCandidate(string policy) =>
        policy.Split('\n').Any(line => line.Trim() is var text
            && text.StartsWith("Candidate:", StringComparison.Ordinal) && !text.EndsWith("(none)", StringComparison.Ordinal));

    public static IReadOnlyList<string> Closure(ServerKind kind, string simulation, string dependencies)
    {
        var lacking = simulation.Split('\n')
            .Where(line => line.StartsWith("Inst ", StringComparison.Ordinal))
            .Select(line => line.Split(' ')[1]);
        var own = dependencies.Split('\n')
            .Where(line => line.Length > 0 && char.IsAsciiLetterOrDigit(line[0]))
            .Select(line => line.Trim())
            .Where(package => Packages.IsOwn(kind, package));
        return [.. lacking.Concat(own).Where(package => !Packages.IsLeftOut(package)).Distinct().Order(StringComparer.Ordinal)];
    }
}
