using System.Text.Json.Nodes;
using MlopsLab.Tests;

[assembly: AssemblyFixture(typeof(MlopsLab.Lab.Tests.RunningLab))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace MlopsLab.Lab.Tests;

/// <summary>One lab for all tests, with its first model serving. Its folder stays when a test failed, for a look at the logs.</summary>
public sealed class RunningLab : IAsyncLifetime
{
    private static readonly TimeSpan FirstModelLimit = TimeSpan.FromMinutes(5);
    private MachineTurn? _turn;
    private LabProcess? _lab;

    internal LabProcess Lab => _lab ?? throw new InvalidOperationException("The lab has not started.");

    public async ValueTask InitializeAsync()
    {
        var ct = TestContext.Current.CancellationToken;
        _turn = await MachineTurn.AloneAsync(ct);
        _lab = await LabProcess.StartAsync(Path.Combine(Path.GetTempPath(), $"mlopslab-{Environment.ProcessId}"), ct);
        await LabProcess.UntilAsync("the first model answers", FirstModelLimit, async () => await AnswersAsync(ct), ct);
    }

    public async ValueTask DisposeAsync()
    {
        if (_lab is { } lab)
        {
            await lab.DisposeAsync();
        }

        if (_turn is { } turn)
        {
            await turn.DisposeAsync();
        }
    }

    /// <summary>The newest live record's shape, scored.</summary>
    internal Task<Answer> ScoreAsync(CancellationToken ct) => Lab.RunAsync(ct, "score", "--json", Payment.Typical);

    /// <summary>Trains with these settings, waits for the registry, approves, and returns the version.</summary>
    internal async Task<string> TrainAsync(CancellationToken ct, params string[] settings)
    {
        var run = await Lab.JsonAsync(ct, ["train", "--wait", "--json", "--learner", "logistic", .. settings.SelectMany(setting => new[] { "--set", setting })]);
        var version = (string?)run["version"] ?? "";
        await Lab.JsonAsync(ct, "model", "approve", $"fraud/{version}", "--by", "test", "--why", "asked for by a test", "--json");
        return version;
    }

    internal async Task<string?> ChampionAsync(CancellationToken ct) => (await Lab.JsonAsync(ct, "model", "list", "--json") as JsonArray)?
        .Where(row => (string?)row?["name"] == "fraud" && (row?["aliases"] as JsonArray)?.Any(alias => (string?)alias == "champion") is true)
        .Select(row => (string?)row?["version"]).FirstOrDefault();

    private async Task<bool> AnswersAsync(CancellationToken ct)
    {
        var answer = await ScoreAsync(ct);
        return answer.Code == 0 && (bool?)answer.Json["degraded"] is false;
    }
}
