using System.CommandLine;
using System.Text.Json.Nodes;
using MlopsLab.Cli.Bench;
using MlopsLab.Cli.Lab;
using MlopsLab.Cli.Output;

namespace MlopsLab.Cli.Commands;

internal static class BenchCommands
{
    private const string Idle = "idleCpuPercentOfOneCore";
    private const int MostWindows = 20;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(30), FirstModelLimit = TimeSpan.FromMinutes(5);

    public static Command Create() => new("bench", "Measure the lab itself") { Start() };

    private static Command Start()
    {
        var keep = new Option<bool>("--keep") { Description = "Leave the lab running afterwards" };
        var command = new Command("start", "Warm start to all healthy, then CPU and memory of the idle lab") { keep };
        command.SetAction(async (parsed, ct) =>
        {
            var seconds = await UpCommand.StartAsync(UpCommand.Debug, ct);
            using var lab = LabClient.Connect();
            JsonObject report;
            try
            {
                report = await IdleAsync(lab, ct);
            }
            finally
            {
                if (!parsed.GetValue(keep))
                {
                    await DownCommand.StopAsync(lab, CancellationToken.None);
                }
            }

            report["startSeconds"] = Math.Round(seconds, 1);
            Screen.Fields(report, parsed.GetValue(Shared.Json), "startSeconds", Idle, "settledAfterSeconds", "pssMegabytes", "rssMegabytes", "perNode");
        });
        return command;
    }

    // The runtime compiles what it found hot for minutes after a start: windows are measured until two in a row agree within a tenth.
    private static async Task<JsonObject> IdleAsync(LabClient lab, CancellationToken ct)
    {
        await Waiting.UntilAsync("the first model", FirstModelLimit, async () => await HasChampionAsync(lab, ct), ct);
        await lab.PutAsync("traffic", "/traffic/rate", new { rate = 0 }, ct);
        await LedgerCommand.SettleAsync(lab, TimeSpan.FromMinutes(3), ct);
        var started = TimeProvider.System.GetTimestamp();
        var nodes = await PidsAsync(lab, ct);
        var last = double.NaN;
        for (var window = 0; window < MostWindows; window++)
        {
            var report = await WindowAsync(nodes, ct);
            var percent = (double?)report[Idle] ?? 0;
            if (Math.Abs(percent - last) <= last / 10)
            {
                report["settledAfterSeconds"] = Math.Round(TimeProvider.System.GetElapsedTime(started).TotalSeconds);
                return report;
            }

            last = percent;
        }

        throw LabException.Negative($"the lab did not come to rest in {MostWindows} windows of {Window.TotalSeconds:0} s (last {last} % of a core); something on this machine is busy, or the lab is");
    }

    private static async Task<bool> HasChampionAsync(LabClient lab, CancellationToken ct) =>
        (await lab.GetAsync("registry", "/models", ct) as JsonArray)?.Any(row => (row?["aliases"] as JsonArray)?.Any(alias => (string?)alias == "champion") is true) is true;

    private static async Task<JsonObject> WindowAsync(IReadOnlyList<(string Name, int Pid)> nodes, CancellationToken ct)
    {
        var before = Measure(nodes);
        var from = TimeProvider.System.GetTimestamp();
        await Task.Delay(Window, TimeProvider.System, ct);
        return Report(before, Measure(nodes), TimeProvider.System.GetElapsedTime(from).TotalSeconds);
    }

    private static async Task<IReadOnlyList<(string Name, int Pid)>> PidsAsync(LabClient lab, CancellationToken ct)
    {
        var nodes = await lab.GetAsync("", "/nodes", ct) as JsonArray ?? [];
        return [("apphost", lab.Control.Pid), .. nodes.Select(node => ((string?)node?["name"] ?? "", (int?)node?["pid"] ?? 0)).Where(node => node.Item2 > 0)];
    }

    private static Dictionary<string, ProcessUse> Measure(IReadOnlyList<(string Name, int Pid)> nodes)
    {
        var children = nodes.Where(node => node.Name != "apphost").ToDictionary(node => node.Name, node => ProcessUse.OfTree([node.Pid]));
        var all = ProcessUse.OfTree([.. nodes.Select(node => node.Pid)]);
        children["(all)"] = all;
        return children;
    }

    private static JsonObject Report(Dictionary<string, ProcessUse> before, Dictionary<string, ProcessUse> after, double seconds)
    {
        double Percent(string name) => Math.Round(100 * (after[name].CpuSeconds - before[name].CpuSeconds) / seconds, 2);
        var perNode = new JsonObject();
        foreach (var name in after.Keys.Where(name => name != "(all)").Order())
        {
            perNode[name] = new JsonObject { ["cpuPercent"] = Percent(name), ["pssMegabytes"] = Math.Round(after[name].PssMegabytes, 1) };
        }

        return new JsonObject
        {
            [Idle] = Percent("(all)"),
            ["pssMegabytes"] = Math.Round(after["(all)"].PssMegabytes),
            ["rssMegabytes"] = Math.Round(after["(all)"].RssMegabytes),
            ["seconds"] = Math.Round(seconds, 1),
            ["perNode"] = perNode,
        };
    }
}
