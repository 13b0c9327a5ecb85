using MlopsLab.Features.Domain;

namespace MlopsLab.Features.Endpoints;

/// <summary>What a model of the scenario that is trained now takes as inputs, in order; whose histories they are made of; and the view's versions.</summary>
internal sealed record ViewAnswer(
    string Scenario, string View, string SchemaVersion, IReadOnlyList<FeatureAnswer> Features, IReadOnlyList<string> Keys, IReadOnlyList<VersionAnswer> Versions)
{
    public static ViewAnswer Of(CompiledView view, IReadOnlyList<VersionAnswer> versions) => new(
        view.Scenario.Name,
        view.Pipeline.View,
        view.Scenario.SchemaVersion,
        [.. view.Pipeline.Features.Select(feature => new FeatureAnswer(feature.Name, feature.Kind.ToString().ToLowerInvariant(), feature.Levels))],
        [.. view.Scenario.Keys.Select(key => key.Name)],
        versions);
}
