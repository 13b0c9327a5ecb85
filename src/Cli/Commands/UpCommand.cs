using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using MlopsLab.Cli.Lab;
using MlopsLab.Cli.Output;

namespace MlopsLab.Cli.Commands;

internal static class UpCommand
{
    /// <summary>How long a lab may take to stop: a little more than its host allows.</summary>
    public static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(75);

    public const string Debug = "Debug";

    private const string Release = "Release";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    private static readonly Option<string> Configuration = Built();

    public static Command Create()
    {
        var detach = new Option<bool>("--detach") { Description = "Return when every node is healthy; the lab goes on in the background" };
        var command = new Command("up", "Start the lab") { detach, Configuration };
        command.SetAction(async (parsed, ct) =>
        {
            if (!parsed.GetValue(detach))
            {
                return await AttachedAsync(parsed.GetValue(Configuration) ?? Debug, ct);
            }

            var seconds = await StartAsync(parsed.GetValue(Configuration) ?? Debug, ct);
            Screen.Said(new JsonObject { ["healthy"] = true, ["seconds"] = Math.Round(seconds, 1) }, parsed.GetValue(Shared.Json), $"all healthy after {seconds:0.0} s; `lab status` shows the nodes");
            return 0;
        });
        return command;
    }

    private static Option<string> Built()
    {
        var option = new Option<string>("--configuration", "-c") { Description = "The build that runs: Debug, as with `dotnet run`, or Release", DefaultValueFactory = _ => Debug };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is not (Debug or Release))
            {
                result.AddError($"--configuration '{result.GetValueOrDefault<string>()}' is no build; give Debug or Release");
            }
        });
        return option;
    }

    private static async Task<int> AttachedAsync(string configuration, CancellationToken ct)
    {
        CheckDotNet();
        using var lab = Launch("dotnet", ["run", "--project", AppHost, "--configuration", configuration]);
        await using var stop = ct.Register(() => Terminate(lab));
        await lab.WaitForExitAsync(CancellationToken.None);
        return lab.ExitCode;
    }

    // Ctrl+C reaches the lab by itself, being in the same terminal; a signal to this process alone does not.
    private static void Terminate(Process lab)
    {
        using var kill = Launch("/bin/sh", ["-c", $"kill -s TERM {lab.Id.ToString(CultureInfo.InvariantCulture)} 2>/dev/null"]);
        kill.WaitForExit();
    }

    /// <summary>Starts the lab in the background and waits for it; returns the seconds until every node was healthy.</summary>
    public static async Task<double> StartAsync(string configuration, CancellationToken ct)
    {
        if (Control.Find() is { } running)
        {
            throw LabException.Misuse($"a lab runs here already (pid {running.Pid}); stop it with `lab down`");
        }

        CheckDotNet();
        var started = TimeProvider.System.GetTimestamp();
        var log = Path.Combine(LabHome.Home, "logs", "up.log");
        LabHome.Write(log, "");
        // It keeps none of the caller's open files: neither a pipe that would never end nor a lock.
        using var launcher = Launch("setsid", ["--fork", "sh", "-c", "exec > \"$1\" 2>&1 < /dev/null 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&-; dotnet run --project \"$0\" --configuration \"$2\"; echo lab-exit $?", AppHost, log, configuration]);
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
            return last switch
            {
                "lab-exit 0" => throw LabException.Negative("the lab was stopped while it started"),
                _ when last.StartsWith("lab-exit", StringComparison.Ordinal) => throw LabException.Negative($"the lab did not start; {log} tells why"),
                _ => false,
            };
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

    private static void CheckDotNet()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        if (!folders.Any(folder => File.Exists(Path.Combine(folder, "dotnet")) || File.Exists(Path.Combine(folder, "dotnet.exe"))))
        {
            throw LabException.Negative("dotnet is not on the PATH, and the lab is started with it; install the .NET 10 SDK (https://dot.net/download) or add its folder to PATH");
        }
    }

    private static Process Launch(string file, string[] arguments)
    {
        try
        {
            return Process.Start(file, arguments);
        }
        catch (Win32Exception e)
        {
            throw LabException.Negative($"could not start {file} ({e.Message}); it has to be on the PATH");
        }
    }

    private static string AppHost => Path.Combine(LabHome.Root, "AppHost");
}
