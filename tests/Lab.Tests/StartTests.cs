using System.Diagnostics;

namespace MlopsLab.Lab.Tests;

public sealed class StartTests(RunningLab running)
{
    private readonly LabProcess _lab = running.Lab;

    [Fact]
    public async Task Nothing_outlives_a_killed_lab_and_the_next_start_goes_on_where_it_was()
    {
        var ct = TestContext.Current.CancellationToken;
        var champion = await running.ChampionAsync(ct);
        var pids = (await _lab.NodesAsync(ct)).Select(node => (int?)node?["pid"] ?? 0).Where(pid => pid > 0).ToArray();

        _lab.KillHost();
        await LabProcess.UntilAsync("every child is gone", TimeSpan.FromSeconds(10), () => Task.FromResult(!pids.Any(IsAlive)), ct);
        await _lab.StartAsync(ct);

        Assert.Equal(pids.Length, (await _lab.NodesAsync(ct)).Count(node => (bool?)node?["healthy"] is true));
        Assert.Equal(champion, await running.ChampionAsync(ct));
        Assert.Null((string?)(await running.ScoreAsync(ct)).Json["reason"]);
    }

    [Fact]
    public async Task A_second_start_in_the_same_folder_says_so_and_exits_with_two()
    {
        var ct = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo(Output.Program("AppHost"), ["--engine", "embedded"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment = { ["LAB_HOME"] = _lab.Home },
        };

        using var second = Process.Start(start) ?? throw new InvalidOperationException("The second AppHost did not start.");
        var said = await second.StandardError.ReadToEndAsync(ct) + await second.StandardOutput.ReadToEndAsync(ct);
        await second.WaitForExitAsync(ct);

        Assert.Equal(2, second.ExitCode);
        Assert.Contains("running already", said, StringComparison.Ordinal);
    }

    private static bool IsAlive(int pid)
    {
        try
        {
            return !File.ReadAllText($"/proc/{pid}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
