using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MlopsLab.Learning;
using MlopsLab.Training.Domain;
using MlopsLab.Training.Domain.Pinning;
using MlopsLab.Training.Domain.Stages;
using MlopsLab.Training.Storage.Stages;

namespace MlopsLab.Training.Tests;

/// <summary>The stages of runs on a data folder of their own, without a node around them.</summary>
internal sealed class PipelineLab(FakeSources sources, string code = "code") : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("stages-").FullName;
    private readonly List<StageDone> told = [];

    /// <summary>What the last run told of its stages.</summary>
    public IReadOnlyList<StageDone> Told => told;

    public string Folder => folder;

    public long Most { get; init; } = 1_000_000_000;

    public async Task<PipelineEnd> RunAsync(string snapshot = "good", bool fresh = false, params (string Name, string Value)[] settings)
    {
        told.Clear();
        var ct = TestContext.Current.CancellationToken;
        var identity = new CodeIdentity(code, null, new("runtime", "x64", "linux", []));
        var given = settings.ToDictionary(setting => setting.Name, setting => setting.Value);
        var order = Order(given);
        var champion = await sources.ChampionAsync("till", ct);
        var pins = new Pins(snapshot, sources.View, order.Scenario.Hash, order.Config.Canonical(order), order.Config.Seed, code, null, "", champion.Hash, champion.Why);
        var pipeline = new StagePipeline(sources, new StageCache(folder, Most), new FitKeeper(Path.Combine(folder, "fits"), TimeSpan.FromSeconds(5), TimeProvider.System, NullLogger<FitKeeper>.Instance), identity, Options.Create(new TrainingOptions()));
        return await pipeline.RunAsync(
            new("run", order, pins, fresh),
            (done, _) =>
            {
                told.Add(done);
                return Task.CompletedTask;
            },
            new RunProgress([]),
            ct);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static RunOrder Order(Dictionary<string, string> settings)
    {
        var learner = Learners.Find(settings.GetValueOrDefault("learner", "gbdt")) ?? throw new ArgumentException("no learner");
        var errors = new List<RunError>();
        var config = RunConfig.Read(settings, 0.25, errors);
        string[] own = ["learner", .. RunConfig.Settings];
        var read = LearnerSettings.Read(learner, settings.Where(setting => !own.Contains(setting.Key)).ToDictionary());
        Assert.Empty(errors);
        Assert.NotNull(read.Settings);
        return new(Till.Scenario(), learner, read.Settings, null, new Dictionary<string, string>()) { Config = config };
    }
}
