using System.Text.Json.Nodes;
using MlopsLab.Console.Lab;
using MlopsLab.Contracts;

namespace MlopsLab.Console.Explain;

/// <summary>A node's own five answers, and what the monitors measure of it.</summary>
internal sealed class FiveQuestions(NodeReader nodes)
{
    private const int Monitor = 1;
    private static readonly string[] Monitors = [.. NodeCards.All.Select(card => card.Name).Where(name => name.StartsWith("monitor-", StringComparison.Ordinal))];

    /// <summary>Null when the node does not answer.</summary>
    public async Task<JsonNode?> AskAsync(string node, CancellationToken ct)
    {
        var own = nodes.TryGetAsync(node, "/explain", ct);
        var signals = await Task.WhenAll(Monitors.Select(monitor => SignalsAsync(monitor, node, ct)));
        if (await own is not { } answer || (answer["questions"] as JsonArray)?.ElementAtOrDefault(Monitor) is not JsonObject question)
        {
            return null;
        }

        Add(question, [.. signals.SelectMany(some => some)]);
        return answer;
    }

    private static void Add(JsonObject question, IReadOnlyList<(string Monitor, JsonNode Signal)> signals)
    {
        var breached = signals.Where(found => (double?)found.Signal["value"] > (double?)found.Signal["limit"]).Select(found => $"{found.Signal["kind"]} ({found.Signal["summary"]})").ToArray();
        var watched = string.Join(", ", signals.Select(found => found.Monitor).Distinct());
        question["answer"] = signals.Count == 0
            ? $"{question["answer"]} No monitor has a signal that would suspect it."
            : $"{question["answer"]} {signals.Count} signals of {watched} suspect it when they are over their limit; {(breached.Length == 0 ? "none is now." : $"these are: {string.Join("; ", breached)}.")}";
        foreach (var (monitor, signal) in signals)
        {
            (question["evidence"] as JsonArray)?.Add(new JsonObject
            {
                ["name"] = $"{monitor}: {signal["kind"]} of {signal["scope"]} (limit {signal["limit"]})",
                ["value"] = signal["value"]?.DeepClone() ?? "too little to measure",
                ["unit"] = null,
            });
        }
    }

    private async Task<IReadOnlyList<(string Monitor, JsonNode Signal)>> SignalsAsync(string monitor, string node, CancellationToken ct) =>
        await nodes.TryGetAsync(monitor, "/signals", ct) is JsonArray signals
            ? [.. signals.OfType<JsonNode>().Where(signal => (string?)signal["suspect"] == node || (string?)signal["scope"] == node).Select(signal => (monitor, signal))]
            : [];
}
