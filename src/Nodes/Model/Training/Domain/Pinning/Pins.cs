namespace MlopsLab.Training.Domain.Pinning;

/// <summary>All that decides a run's artifact, by content: two runs with the same pins make the same bytes.</summary>
/// <param name="Scenario">Hash of the scenario's content.</param>
/// <param name="Config">Canonical JSON of learner, settings and stages; its hash is <see cref="ConfigHash"/>.</param>
/// <param name="Code">Hash of the assemblies that compute.</param>
/// <param name="Commit">The commit they were built from, when known.</param>
/// <param name="Environment">Hash of the runtime and the packages.</param>
/// <param name="Champion">The artifact that the evaluation compares with; null when there was none.</param>
/// <param name="ChampionWhy">Why there was none.</param>
internal sealed record Pins(
    string Snapshot,
    string View,
    string Scenario,
    string Config,
    int Seed,
    string Code,
    string? Commit,
    string Environment,
    string? Champion,
    string? ChampionWhy)
{
    public string ConfigHash => ContentHash.Of(Config);
}
