using System.Collections.Concurrent;
using MlopsLab.Scenarios;

namespace MlopsLab.Features.Domain;

/// <summary>The present view of each scenario; a changed file is compiled anew.</summary>
internal sealed class CompiledViews(ScenarioCatalog catalog)
{
    private readonly ConcurrentDictionary<string, CompiledView> compiled = [];

    public CompiledView? Find(string scenario) => catalog.Find(scenario) is { } found ? Compile(found) : null;

    public IReadOnlyList<CompiledView> All() => [.. catalog.All().Select(Compile)];

    public IEnumerable<string> Names() => catalog.All().Select(scenario => scenario.Name);

    private CompiledView Compile(Scenario scenario) => compiled.AddOrUpdate(
        scenario.Name,
        _ => new CompiledView(scenario),
        (_, known) => known.Scenario.Hash == scenario.Hash ? known : new CompiledView(scenario));
}
