using Microsoft.Extensions.Options;
using MlopsLab.Scenarios;
using MlopsLab.Training.Domain;
using MlopsLab.Training.Domain.Stages;
using MlopsLab.Training.Storage;

namespace MlopsLab.Training;

/// <summary>Snapshots from ingestion, training sets from features or from a CSV file, champions from the registry.</summary>
internal sealed class RunSources(
    IngestionClient ingestion, FeaturesClient features, RegistryClient registry, CsvFiles files, ScenarioCatalog catalog, IOptions<TrainingOptions> options, TimeProvider clock) : IRunSources
{
    public Task<string?> NewestSnapshotAsync(string scenario, CancellationToken ct) => ingestion.NewestSnapshotAsync(scenario, ct);

    public async Task<string> ViewAsync(string scenario, string snapshot, CancellationToken ct) =>
        IsCsv(snapshot) ? new FeaturePipeline(Scenario(scenario)).View : await features.ViewAsync(scenario, ct);

    public async Task ExtractAsync(string scenario, string snapshot, string runId, Stream into, CancellationToken ct)
    {
        if (IsCsv(snapshot))
        {
            using var csv = File.OpenText(files.Find(snapshot) ?? throw new RunRefusedException($"The training node has no file {snapshot}. Send it again with `lab experiment run --csv <file>`."));
            CsvTrainingSet.Write(Scenario(scenario), csv, options.Value.MaxRows, into, ct);
            return;
        }

        using var limit = new CancellationTokenSource(options.Value.NeighbourTimeout, clock);
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        await features.ExtractAsync(scenario, snapshot, runId, into, reading.Token);
    }

    public Task<(string? Hash, string? Why)> ChampionAsync(string model, CancellationToken ct) => registry.ChampionAsync(model, ct);

    public Task<ChampionModel> ArtifactAsync(string hash, CancellationToken ct) => registry.ArtifactAsync(hash, ct);

    private static bool IsCsv(string snapshot) => snapshot.StartsWith(CsvFiles.Prefix, StringComparison.Ordinal);

    private Scenario Scenario(string name) => catalog.Find(name) ?? throw new RunRefusedException($"There is no scenario '{name}' any more.");
}
