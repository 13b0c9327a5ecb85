using System.Net.Http.Json;
using System.Text.Json;
using MlopsLab.Hosting.Processes;
using MlopsLab.Hosting.Tests.Support;

namespace MlopsLab.Hosting.Tests;

public sealed class AppHostTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Leaves_no_child_when_it_is_killed_not_even_a_frozen_one_or_one_that_left_its_group()
    {
        await using var host = new AppHostProcess(folder.Path);
        await host.SaysAsync("all 3 resources healthy");
        var run = Record();
        await Shell.SignalAsync("STOP", -run.Children.Single(child => child.Name == "first").Pid);

        host.Kill();

        await NoneIsLeftAsync(run);
    }

    [Fact]
    public async Task Kills_what_was_left_when_even_the_warden_was_killed()
    {
        await using var first = new AppHostProcess(folder.Path);
        await first.SaysAsync("all 3 resources healthy");
        var run = Record();
        await Shell.SignalAsync("KILL", WardenOf(run));
        first.Kill();
        Assert.All(run.Children, child => Assert.True(Leftovers.IsStill(child)));

        await using var second = new AppHostProcess(folder.Path);
        await second.SaysAsync("all 3 resources healthy");

        await NoneIsLeftAsync(run);
    }

    [Fact]
    public async Task Stops_in_order_on_sigterm_and_leaves_nothing()
    {
        await using var host = new AppHostProcess(folder.Path);
        await host.SaysAsync("all 3 resources healthy");
        var run = Record();

        await Shell.SignalAsync("TERM", host.Pid);

        Assert.Equal(0, await host.EndsAsync());
        Assert.Empty(Living(run));
        Assert.False(File.Exists(RecordFile));
    }

    [Fact]
    public async Task Stops_in_order_when_its_control_endpoint_says_so()
    {
        await using var host = new AppHostProcess(folder.Path);
        await host.SaysAsync("all 3 resources healthy");
        var (run, control) = (Record(), host.Control());
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Add("Authorization", $"Bearer {control.GetProperty("token").GetString()}");

        await client.PostAsync($"{control.GetProperty("url").GetString()}/down", null, SampleLab.Stop);

        Assert.Equal(0, await host.EndsAsync());
        Assert.Empty(Living(run));
        Assert.False(File.Exists(Path.Combine(folder.Path, "run", "control.json")));
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    [InlineData("down")]
    public async Task Answers_while_it_starts_and_ends_quietly_when_told(string how)
    {
        await using var host = new AppHostProcess(folder.Path, "--slow=start");
        using var client = await host.ControlAsync("console");
        var nodes = await client.GetFromJsonAsync<JsonElement[]>("/nodes", SampleLab.Stop) ?? [];

        await (how == "down" ? client.PostAsync("/down", null, SampleLab.Stop) : Shell.SignalAsync(how, host.Pid));

        Assert.Equal(0, await host.EndsAsync());
        Assert.Empty(host.Said());
        Assert.Equal(["Waiting", "Waiting", "Waiting"], nodes.Select(node => node.GetProperty("state").GetString()));
        Assert.Empty(Directory.GetFiles(Path.Combine(folder.Path, "run"), "*.json"));
    }

    [Fact]
    public async Task Says_in_one_line_that_a_server_cannot_be_had_and_exits_with_1()
    {
        await using var host = new AppHostProcess(folder.Path, "--unknown=server");

        Assert.Equal(1, await host.EndsAsync());
        Assert.Equal(["The embedded engine knows no server for 'unknown'."], host.Said());
    }

    [Fact]
    public async Task Says_that_one_runs_already_and_exits_with_2()
    {
        await using var first = new AppHostProcess(folder.Path);
        await first.SaysAsync("all 3 resources healthy");

        await using var second = new AppHostProcess(folder.Path);
        var said = await second.SaysAsync("running already");

        Assert.Equal(2, await second.EndsAsync());
        Assert.Contains($"pid {first.Pid}", said, StringComparison.Ordinal);
        Assert.Contains(first.Control().GetProperty("nodes").GetProperty("console").GetString() ?? "-", said, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private static async Task NoneIsLeftAsync(RunRecord run)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(SampleLab.Stop);
        limit.CancelAfter(TimeSpan.FromSeconds(10));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (Living(run).Any())
        {
            await timer.WaitForNextTickAsync(limit.Token);
        }
    }

    private static IEnumerable<int> Living(RunRecord run) => ProcessTable.Carrying("LAB_RUN", run.Run)
        .Concat(run.Children.Where(Leftovers.IsStill).Select(child => child.Pid))
        .Where(pid => ProcessTable.Find(pid) is { IsDead: false });

    // The warden is the one child of the AppHost that does not carry the run's id.
    private static int WardenOf(RunRecord run) => ProcessTable.All().Select(fact => fact.Pid).Single(pid =>
        File.Exists($"/proc/{pid}/cmdline") && File.ReadAllText($"/proc/{pid}/cmdline").Contains($"lab-warden\0{run.Run}", StringComparison.Ordinal));

    private string RecordFile => Path.Combine(folder.Path, "run", "children.json");

    private RunRecord Record() => Leftovers.Read(RecordFile) ?? throw new InvalidOperationException("No run is recorded.");
}
