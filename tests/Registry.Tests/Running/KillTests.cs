using MlopsLab.Contracts.Registry;
using MlopsLab.TestNodes;

namespace MlopsLab.Registry.Tests.Running;

[Collection(RegistryCollection.Name)]
public class KillTests(RunningRegistry registry)
{
    private const int Kills = 5;
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task State_and_events_agree_after_kills_at_any_point()
    {
        var model = await registry.ModelWithVersionsAsync(2, _ct);
        var random = new Random(11);
        for (var kill = 0; kill < Kills; kill++)
        {
            await MoveUntilKilledAsync(model, TimeSpan.FromMilliseconds(random.Next(5, 400)));
            await registry.Node.StartAsync(_ct);
        }

        var lines = (await registry.Http.JsonAsync($"/models/{model}/history", _ct)).EnumerateArray().Where(line => line.Text("alias") == "champion").ToList();
        await Eventually.HoldsAsync(() => Task.FromResult(Moves(model).Count >= lines.Count), $"all {lines.Count} moves are published", _ct);

        Assert.True(lines.Count > Kills, $"{lines.Count} moves were made");
        Assert.Equal(lines.Select(line => (line.Text("epoch"), line.Text("to"))), Moves(model).Select(fact => ($"{fact.Epoch}", fact.To)));
        Assert.Equal(lines.Last().Text("to"), await registry.ChampionAsync(model, _ct));
        Assert.True((await registry.Http.JsonAsync("/audit/verify", _ct)).GetProperty("intact").GetBoolean());
    }

    [Fact]
    public async Task A_registration_killed_half_way_is_finished_once_after_the_restart()
    {
        var model = RunningRegistry.NewModel();
        var runs = Enumerable.Range(0, 20).Select(run => RunningRegistry.Run(model, registry.Serve($"{model} {run}"))).ToList();
        foreach (var run in runs)
        {
            await registry.Bus.PublishAsync(run, _ct);
        }

        await registry.Node.KillAsync();
        await registry.Node.StartAsync(_ct);
        var versions = await registry.VersionsAsync(model, runs.Count, _ct);

        Assert.Equal(runs.Select(run => run.RunId).Order(), versions.Select(version => version.Text("runId")).Order());
        await Eventually.HoldsAsync(() => Task.FromResult(Registered(model).Count == runs.Count), "every version is announced", _ct);
        Assert.Equal(Enumerable.Range(1, runs.Count).Select(number => $"{number}"), Registered(model).Select(fact => fact.Version));
    }

    private async Task MoveUntilKilledAsync(string model, TimeSpan after)
    {
        using var killed = CancellationTokenSource.CreateLinkedTokenSource(_ct);
        var moving = MoveAsync(model, killed.Token);
        await Task.Delay(after, TimeProvider.System, _ct);
        await registry.Node.KillAsync();
        await killed.CancelAsync();
        await moving;
    }

    private async Task MoveAsync(string model, CancellationToken ct)
    {
        try
        {
            for (var turn = 0; ; turn++)
            {
                var body = new { version = turn % 2 == 0 ? "2" : "1", by = "ana", why = $"turn {turn}" };
                await registry.Http.SendJsonAsync(HttpMethod.Put, $"/models/{model}/aliases/champion", body, ct);
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException or OperationCanceledException)
        {
            // The registry was killed under this request.
        }
    }

    // By epoch: the broker keeps the order, a test that reads two connections' worth of events must not rely on it.
    private IReadOnlyList<ModelAliasMoved> Moves(string model) =>
        [.. registry.Bus.Of<ModelAliasMoved>().Where(fact => fact.Model == model && fact.Alias == "champion").OrderBy(fact => fact.Epoch)];

    private IReadOnlyList<ModelRegistered> Registered(string model) =>
        [.. registry.Bus.Of<ModelRegistered>().Where(fact => fact.Model == model).OrderBy(fact => int.Parse(fact.Version))];
}
