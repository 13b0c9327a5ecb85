namespace MlopsLab.Contracts.Features;

/// <summary>A feature view (names and order of a model's inputs) is computed online and can be replayed offline.</summary>
/// <param name="Definition">The scenario's file that it is compiled from; whoever serves a model of this view computes its inputs by it.</param>
[Event("features.view.published", version: 1)]
public sealed record FeatureViewPublished(
    string Scenario,
    string View,
    IReadOnlyList<string> Features,
    DateTimeOffset At,
    string? Definition = null);
