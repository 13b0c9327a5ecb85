using Microsoft.AspNetCore.Builder;
using MlopsLab.Contracts;

namespace MlopsLab.Messaging.Tests;

/// <summary>What a test wants of a node; each has a folder of its own unless told otherwise.</summary>
internal sealed record TestNodeSettings(string Name, string Broker)
{
    public string Folder { get; init; } = Path.Combine(Path.GetTempPath(), $"bus-{Guid.NewGuid():N}");

    public IReadOnlyList<NodeCard> Cards { get; init; } =
    [
        TestNode.Card("sender", [], ["rollout.stepped", "rollout.paused"]),
        TestNode.Card("reader", ["rollout.stepped"], ["rollout.paused"]),
    ];

    public Action<MessagingBuilder> Handlers { get; init; } = _ => { };

    public Action<WebApplicationBuilder> Services { get; init; } = _ => { };

    public Action<WebApplication> Map { get; init; } = _ => { };

    public Dictionary<string, string?> More { get; init; } = [];

    public IEnumerable<KeyValuePair<string, string?>> Configuration =>
    [
        new("OTEL_SERVICE_NAME", Name),
        new("LAB_DATA", Folder),
        new("LAB_TOKEN", TestNode.Token),
        new("ConnectionStrings:messaging", Broker),
        new("Messaging:RetryDelays:0", "00:00:00.2"),
        new("Messaging:RetryDelays:1", "00:00:00.2"),
        new("Messaging:WatchdogInterval", "00:00:00.5"),
        .. More,
    ];
}
