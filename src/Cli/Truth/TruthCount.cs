using System.Text.Json.Nodes;

namespace MlopsLab.Cli.Truth;

internal sealed class TruthCount(IReadOnlyList<TruthLine> lines)
{
    public IEnumerable<string> IdsOf(string world) => lines.Where(line => line.Worlds?.Contains(world) is true).Select(line => line.Id);

    public JsonObject ToJson() => new()
    {
        ["records"] = lines.Count,
        ["sent"] = lines.Count(line => line.Sent),
        ["fraud"] = lines.Count(line => line.Fraud),
        ["reported"] = lines.Count(line => line is { Fraud: true, Reported: true }),
        ["patterns"] = Object(lines.Select(line => line.Pattern).OfType<string>().CountBy(pattern => pattern), pattern => (pattern.Key, pattern.Value)),
        ["worlds"] = Object(
            lines.SelectMany(line => (line.Worlds ?? []).Select(world => (World: world, line.Sent))).GroupBy(one => one.World),
            world => (world.Key, new JsonObject { ["touched"] = world.Count(), ["sent"] = world.Count(one => one.Sent) })),
    };

    private static JsonObject Object<T>(IEnumerable<T> items, Func<T, (string Name, JsonNode Value)> member)
    {
        var json = new JsonObject();
        foreach (var (name, value) in items.Select(member).OrderBy(one => one.Name, StringComparer.Ordinal))
        {
            json[name] = value;
        }

        return json;
    }
}
