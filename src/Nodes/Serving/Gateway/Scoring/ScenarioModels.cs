using System.Collections.Concurrent;
using MlopsLab.Scenarios;

namespace MlopsLab.Gateway.Scoring;

/// <summary>Compiled scenarios; one whose file changed is compiled again.</summary>
internal sealed class ScenarioModels(ScenarioCatalog catalog)
{
    private readonly ConcurrentDictionary<string, ScenarioModel> _compiled = new(StringComparer.Ordinal);

    public ScenarioModel? Find(string name)
    {
        if (catalog.Find(name) is not { } scenario)
        {
            return null;
        }

        return _compiled.TryGetValue(name, out var known) && known.Scenario.Hash == scenario.Hash
            ? known
            : _compiled[name] = ScenarioModel.Compile(scenario);
    }
}
