using System.Diagnostics;

namespace MlopsLab.Lab.Tests;

public sealed class StartTests
{
    [Fact]
    public async Task Nothing_outlives_a_killed_lab_and_the_next_start_goes_on()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var lab = await LabProcess.StartAsync(Path.Combine(Path.GetTempPath(), $"mlopslab-start-{Environment.ProcessId}"), ct);
        var pids = (await lab.NodesAsync(ct)).Select(node => (int?)node?["pid"] ?? 0).Where(pid => pid > 0).ToArray();

        lab.KillHost();
        await LabProcess.UntilAsync("every child is gone", TimeSpan.FromSeconds(10), () => Task.FromResult(!pids.Any(IsAlive)), ct);
        await lab.StartAsync(ct);

        Assert.Equal(pids.Length, (await lab.NodesAsync(ct)).Count(node => (bool?)node?["healthy"] is true));
    }

    [Fact]
    public async Task A_second_start_in_the_same_folder_says_so_and_exits_with_two()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var lab = await LabProcess.StartAsync(Path.Combine(Path.GetTempPath(), $"mlopslab-second-{Environment.ProcessId}"), ct);
        var start = new ProcessStartInfo(Output.Program("AppHost"), ["--engine", "embedded"]) { RedirectStandardError = true, RedirectStandardOutput = true, Environment = { ["LAB_HOME"] = lab.Home } };

        using var second = Process.Start(start) ?? throw new InvalidOperationException("The second AppHost did not start.");
        var said = await second.StandardError.ReadToEndAsync(ct) + await second.StandardOutput.ReadToEndAsync(ct);
        await second.WaitForExitAsync(ct);

        Assert.Equal(2, second.ExitCode);
        Assert.Contains("running already", said, StringComparison.Ordinal);
    }

    private static bool IsAlive(int pid) => Directory.Exists($"/proc/{pid}") && !File.ReadAllText($"/proc/{pid}/stat").Contains(") Z ", StringComparison.Ordinal);
}
