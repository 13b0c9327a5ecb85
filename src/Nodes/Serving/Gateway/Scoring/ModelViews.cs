using System.Collections.Concurrent;
using MlopsLab.Scenarios;

namespace MlopsLab.Gateway.Scoring;

/// <summary>Which features a version takes: those of the view it was trained on, whatever the scenario's file says now.</summary>
internal sealed class ModelViews
{
    private readonly ConcurrentDictionary<(string Scenario, string View), FeaturePipeline?> _compiled = [];
    private volatile IReadOnlyDictionary<(string Model, string Version), string> _models = new Dictionary<(string, string), string>();
    private volatile IReadOnlyDictionary<(string Scenario, string View), string> _definitions = new Dictionary<(string, string), string>();

    public void Set(IReadOnlyDictionary<(string Model, string Version), string> models, IReadOnlyDictionary<(string Scenario, string View), string> definitions) =>
        (_models, _definitions) = (models, definitions);

    /// <summary>The file's features when the version's view isn't known, or is of other rows than today's.</summary>
    public FeaturePipeline For(ScenarioModel file, string? version) =>
        version is not null && _models.TryGetValue((file.Scenario.Name, version), out var view) && view != file.Features.View
            ? Compiled(file.Scenario, view) ?? file.Features
            : file.Features;

    private FeaturePipeline? Compiled(Scenario file, string view)
    {
        if (_compiled.TryGetValue((file.Hash, view), out var known))
        {
            return known;
        }

        return _definitions.TryGetValue((file.Name, view), out var definition) ? _compiled[(file.Hash, view)] = Compile(file, view, definition) : null;
    }

    private static FeaturePipeline? Compile(Scenario file, string view, string definition) =>
        ScenarioFile.Parse(definition).Scenario is { } trained && file.HasRowsLike(trained)
            && new FeaturePipeline(file with { View = trained.View, Keys = trained.Keys }) is var features && features.View == view
            ? features
            : null;
}
