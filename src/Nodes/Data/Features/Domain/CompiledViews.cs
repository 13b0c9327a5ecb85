using System.Collections.Concurrent;
using MlopsLab.Features.Storage;
using MlopsLab.Scenarios;

namespace MlopsLab.Features.Domain;

/// <summary>Scenario files and stored definitions of views, compiled; a changed file is compiled anew.</summary>
internal sealed class CompiledViews(ScenarioCatalog catalog)
{
    private readonly ConcurrentDictionary<string, CompiledView> files = [];
    private readonly ConcurrentDictionary<(string Scenario, string View, string File), CompiledView> versions = [];

    /// <summary>The view as the scenario's file has it now.</summary>
    public CompiledView? OfFile(string scenario) => catalog.Find(scenario) is { } found ? Compile(found) : null;

    public IReadOnlyList<CompiledView> All() => [.. catalog.All().Select(Compile)];

    public IEnumerable<string> Names() => catalog.All().Select(scenario => scenario.Name);

    /// <summary>A version of the view, with the file's costs and labels while its rows are the same. Null when this release computes another view from the definition.</summary>
    public CompiledView? Of(ViewVersion version) =>
        OfFile(version.Scenario) is { } file && file.Pipeline.View == version.View ? file
        : Known(version, OfFile(version.Scenario)?.Scenario) is { } known && known.Pipeline.View == version.View ? known
        : null;

    private CompiledView? Known(ViewVersion version, Scenario? file)
    {
        var key = (version.Scenario, version.View, file?.Hash ?? string.Empty);
        if (!versions.TryGetValue(key, out var known) && ScenarioFile.Parse(version.Definition).Scenario is { } scenario)
        {
            versions[key] = known = new CompiledView(file?.HasRowsLike(scenario) == true ? file with { View = scenario.View, Keys = scenario.Keys } : scenario);
        }

        return known;
    }

    private CompiledView Compile(Scenario scenario) => files.AddOrUpdate(
        scenario.Name,
        _ => new CompiledView(scenario),
        (_, known) => known.Scenario.Hash == scenario.Hash ? known : new CompiledView(scenario));
}
