namespace MlopsLab.Contracts;

/// <summary>What one node does, receives, sends and keeps: an entry of a <c>node.json</c>.</summary>
/// <param name="Name">The resource name, for example <c>inference-canary</c>; its queues are <c>name.wire.name</c>.</param>
/// <param name="Job">One sentence.</param>
/// <param name="Receives">Wire names of the events it handles.</param>
/// <param name="Sends">Wire names of the events it publishes.</param>
/// <param name="Keeps">What its store holds.</param>
public sealed record NodeCard(
    string Name,
    string Area,
    string Project,
    string Job,
    IReadOnlyList<string> Receives,
    IReadOnlyList<string> Sends,
    string Keeps);
