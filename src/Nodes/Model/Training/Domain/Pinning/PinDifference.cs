using System.Text.Json.Nodes;

namespace MlopsLab.Training.Domain.Pinning;

/// <summary>An input of a run that is not what it was in another.</summary>
internal sealed record PinDifference(string Input, string Was, string Now)
{
    public override string ToString() => $"{Input} differs: {Was} → {Now}";

    public static IReadOnlyList<PinDifference> Between(Pins was, Pins now)
    {
        (string Input, string Was, string Now)[] pairs =
        [
            ("snapshot", was.Snapshot, now.Snapshot),
            ("view", was.View, now.View),
            ("scenario", was.Scenario, now.Scenario),
            ("seed", $"{was.Seed}", $"{now.Seed}"),
            ("code", was.Code, now.Code),
            ("environment", was.Environment, now.Environment),
            ("champion", was.Champion ?? "none", now.Champion ?? "none"),
        ];
        return [.. pairs.Where(pair => pair.Was != pair.Now).Select(pair => new PinDifference(pair.Input, pair.Was, pair.Now)), .. Config(was.Config, now.Config)];
    }

    private static IEnumerable<PinDifference> Config(string was, string now)
    {
        var (before, after) = (Flat(was), Flat(now));
        return before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
            .Select(name => new PinDifference($"config {name}", before.GetValueOrDefault(name, "none"), after.GetValueOrDefault(name, "none")))
            .Where(difference => difference.Was != difference.Now);
    }

    private static Dictionary<string, string> Flat(string json) => (JsonNode.Parse(json) as JsonObject ?? [])
        .SelectMany(member => member.Value is JsonObject inner
            ? inner.Select(one => (Name: $"{member.Key}.{one.Key}", one.Value))
            : [(Name: member.Key, member.Value)])
        .ToDictionary(member => member.Name, member => member.Value?.ToJsonString() ?? "none");
}
