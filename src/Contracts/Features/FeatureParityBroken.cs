namespace MlopsLab.Contracts.Features;

/// <summary>What was computed online isn't bit for bit what a replay of the same records gives; told again every minute while it stays so.</summary>
/// <param name="Feature">The first feature that differs; <c>(state)</c> when only the bytes do.</param>
/// <param name="Entity">Whose history it is, for example <c>customer:42</c>.</param>
/// <param name="Record">The first record of the log for which it differs.</param>
/// <param name="OnlineValue">Null is a missing value.</param>
/// <param name="Place">Where the difference was found: <c>live</c> (a vector as it was computed), <c>store</c> or <c>redis</c>.</param>
[Event("features.parity.broken", version: 1)]
public sealed record FeatureParityBroken(
    string Scenario,
    string View,
    string Feature,
    string Entity,
    string Record,
    double? OnlineValue,
    double? OfflineValue,
    string Place,
    DateTimeOffset At);
