using System.Text;
using MlopsLab.Learning;
using MlopsLab.Training.Domain.Stages;

namespace MlopsLab.Training.Tests;

/// <summary>The till's rows and a champion, without other nodes.</summary>
internal sealed class FakeSources : IRunSources
{
    public ModelArtifact? Champion { get; init; }

    public string View { get; init; } = "v1";

    /// <summary>How often rows were asked for.</summary>
    public int Extracts { get; private set; }

    public Task<string?> NewestSnapshotAsync(string scenario, CancellationToken ct) => Task.FromResult<string?>("newest");

    public Task<string> ViewAsync(string scenario, string snapshot, CancellationToken ct) => Task.FromResult(View);

    public async Task ExtractAsync(string scenario, string snapshot, string runId, Stream into, CancellationToken ct)
    {
        Extracts++;
        await into.WriteAsync(Encoding.UTF8.GetBytes(Till.TrainingSet(snapshot)), ct);
    }

    public Task<(string? Hash, string? Why)> ChampionAsync(string model, CancellationToken ct) =>
        Task.FromResult<(string?, string?)>(Champion is null ? (null, "the model has no version yet") : (Champion.Hash, null));

    public Task<ChampionModel> ArtifactAsync(string hash, CancellationToken ct) => Task.FromResult(new ChampionModel(hash, Champion, null));
}
