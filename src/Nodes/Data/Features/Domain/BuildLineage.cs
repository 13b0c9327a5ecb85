using MlopsLab.ServiceDefaults.Lineage;

namespace MlopsLab.Features.Domain;

/// <summary>The feature build of a training set as a run of lineage.</summary>
internal static class BuildLineage
{
    public static LineageRun Of(CompiledView view, string snapshotId, Guid? training, Guid id) => new(
        id, $"features.{view.Scenario.Name}", training is { } run ? (run, $"training.{view.Scenario.Name}") : null)
    {
        Inputs = [new("lake", $"snapshots/{view.Scenario.Name}", $"sha256:{snapshotId}")],
        Outputs =
        [
            new("lake", $"features/{view.Scenario.Name}", view.Pipeline.View, [.. view.Pipeline.Features.Select(feature => (feature.Name, feature.Kind.ToString().ToLowerInvariant()))]),
        ],
    };
}
