using System.Text.Json;

namespace MlopsLab.Contracts;

/// <summary>The <c>node.json</c> files of all nodes, as built into this assembly: who publishes what, who reads it.</summary>
public static class NodeCards
{
    /// <summary>All cards, ordered by name.</summary>
    public static IReadOnlyList<NodeCard> All { get; } = [.. Read().OrderBy(card => card.Name, StringComparer.Ordinal)];

    /// <summary>The names of the nodes that own a queue for the event.</summary>
    public static IReadOnlyList<string> ReadersOf(string wireName) =>
        [.. All.Where(card => card.Receives.Contains(wireName)).Select(card => card.Name)];

    private static IEnumerable<NodeCard> Read()
    {
        var assembly = typeof(NodeCards).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("nodes/", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name);
            foreach (var card in JsonSerializer.Deserialize<NodeCard[]>(stream ?? Stream.Null, JsonSerializerOptions.Web) ?? [])
            {
                yield return card;
            }
        }
    }
}
