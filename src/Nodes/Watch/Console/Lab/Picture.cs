using System.Text.Json.Nodes;

namespace MlopsLab.Console.Lab;

/// <summary>The lab at one moment, for the pages.</summary>
/// <param name="Rates">Events handled per second and node since the picture before.</param>
internal sealed record Picture(
    DateTimeOffset At,
    IReadOnlyList<NodeState> Nodes,
    IReadOnlyDictionary<string, JsonNode> Bus,
    IReadOnlyDictionary<string, double> Rates,
    JsonNode? Traffic,
    JsonNode? Routes,
    JsonNode? Models,
    JsonNode? Loaded,
    JsonNode? Canary,
    JsonNode? Rollouts,
    JsonNode? Alerts)
{
    public static Picture Nothing { get; } = new(
        DateTimeOffset.MinValue, [], new Dictionary<string, JsonNode>(), new Dictionary<string, double>(), null, null, null, null, null, null, null);

    public NodeState? Node(string name) => Nodes.FirstOrDefault(node => node.Name == name);
}
