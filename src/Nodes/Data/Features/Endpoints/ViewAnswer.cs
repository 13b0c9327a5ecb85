using MlopsLab.Features.Domain;

namespace MlopsLab.Features.Endpoints;

/// <summary>What a model of the scenario takes as inputs, in order, and whose histories the features are made of.</summary>
internal sealed record ViewAnswer(string Scenario, string View, string SchemaVersion, IReadOnlyList<FeatureAnswer> Features, IReadOnlyList<string> Keys)
{
    public static ViewAnswer Of(CompiledView view) => new(
        view.Scenario.Name,
        view.Pipeline.View,
        view.Scenario.SchemaVersion,
        [.. view.Pipeline.Features.Select(feature => new FeatureAnswer(feature.Name, feature.Kind.ToString().ToLowerInvariant(), feature.Levels))],
        [.. view.Scenario.Keys.Select(key => key.Name)]);
}
