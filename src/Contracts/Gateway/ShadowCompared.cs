namespace MlopsLab.Contracts.Gateway;

/// <summary>What a shadow said to copies of answered requests, oldest first; a batch is one fact. At most so many a second are compared, whatever the traffic.</summary>
[Event("shadow.compared", version: 1)]
public sealed record ShadowCompared(
    string Model,
    IReadOnlyList<ShadowPair> Pairs,
    DateTimeOffset At);
