using System.CommandLine;
using System.Diagnostics;
using System.Text.Json.Nodes;
using MlopsLab.Cli.Lab;
using MlopsLab.Cli.Output;

namespace MlopsLab.Cli.Commands;

internal static class UpCommand
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    public static Command Create()
    {
        var detach = new Option<bool>("--detach") { Description = "Return when every node is healthy; the lab goes on in the background" };
        var command = new Command("up", "Start the lab") { detach };
        command.SetAction(async (parsed, ct) =>
        {
            if (!parsed.GetValue(detach))
            {
                return await AttachedAsync(ct);
            }

            var seconds = await StartAsync(ct);
            Screen.Said(new JsonObject { ["healthy"] = true, ["seconds"] = Math.Round(seconds, 1) }, parsed.GetValue(Shared.Json), $"all healthy after {seconds:0.0} s; `lab status` shows the nodes");
            return 0;
        });
        return command;
    }

    private static async Task<int> AttachedAsync(CancellationToken ct)
    {
        using var lab = Launch("dotnet", ["run", "--project", AppHost]);
        await lab.WaitForExitAsync(ct);
        return lab.ExitCode;
    }

    /// <summary>Starts the lab in the background and waits for it; returns the seconds until every node was healthy.</summary>
    public static async Task<double> StartAsync(CancellationToken ct)
    {
        if (Control.Find() is { } running)
        {
            throw LabException.Misuse($"a lab runs here already (pid {running.Pid}); stop it with `lab down`");
        }

        var started = TimeProvider.System.GetTimestamp();
        var log = Path.Combine(LabHome.Home, "logs", "up.log");
        Directory.CreateDirectory(Path.GetDirectoryName(log) ?? ".");
        File.WriteAllText(log, "");
        using var launcher = Launch("setsid", ["--fork", "sh", "-c", "exec > \"$1\" 2>&1 < /dev/null; dotnet run --project \"$0\" || echo lab-exit $?", AppHost, log]);
        await launcher.WaitForExitAsync(ct);
        await Waiting.UntilAsync("the lab", Limit, tell => HealthyAsync(tell, log, ct), ct);
        return TimeProvider.System.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task<bool> HealthyAsync(Action<string> tell, string log, CancellationToken ct)
    {
        if (Control.Find() is not { } control)
        {
            var last = LastLine(log);
            tell(last);
            return last.StartsWith("lab-exit", StringComparison.Ordinal) ? throw LabException.Negative($"the lab did not start; {log} tells why") : false;
        }

        using var lab = new LabClient(control);
        var status = await StatusCommand.ReadAsync(lab, ct);
        var nodes = status["nodes"] as JsonArray ?? [];
        tell($"{nodes.Count(node => (bool?)node?["healthy"] is true)} of {nodes.Count} nodes healthy");
        return (bool?)status["healthy"] is true;
    }

    private static string LastLine(string log)
    {
        using var reader = new StreamReader(new FileStream(log, FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite));
        var last = "starting";
        while (reader.ReadLine() is { } line)
        {
            last = line.Length > 0 ? line : last;
        }

        return last;
    }

    private static Process Launch(string file, string[] arguments) => Process.Start(file, arguments) ?? throw LabException.Negative($"could not start {file}");

    private static string AppHost => Path.Combine(LabHome.Root, "AppHost");
}
