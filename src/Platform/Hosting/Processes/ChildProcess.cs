using System.Diagnostics;

namespace MlopsLab.Hosting.Processes;

/// <summary>A started process, the leader of its own group.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process process;

    private ChildProcess(LaunchPlan plan, Process process)
    {
        Plan = plan;
        this.process = process;
        Pid = process.Id;
        Start = ProcessTable.Find(Pid)?.Start ?? 0;
        Exited = WaitAsync();
    }

    public LaunchPlan Plan { get; }

    public int Pid { get; }

    public long Start { get; }

    public Task<int> Exited { get; }

    public static ChildProcess Launch(LaunchPlan plan, Action<string, bool> log)
    {
        var (fileName, arguments) = NewSession.Of(plan.FileName, plan.Arguments);
        var start = new ProcessStartInfo(fileName, arguments)
        {
            WorkingDirectory = plan.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in plan.Environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException($"'{plan.FileName}' did not start.");
        process.StandardInput.Close();
        _ = PumpAsync(process.StandardOutput, line => log(line, false));
        _ = PumpAsync(process.StandardError, line => log(line, true));
        return new(plan, process);
    }

    /// <summary>Asks the process to end; after the patience it is killed with all it started.</summary>
    public async Task<int> StopAsync(TimeSpan patience)
    {
        Signals.TerminateProcess(Pid);
        await Task.WhenAny(Exited, Task.Delay(patience));
        KillGroup();
        return await Exited;
    }

    public void KillGroup()
    {
        Signals.KillGroup(Pid);
        if (!Exited.IsCompleted)
        {
            Signals.KillProcess(Pid);
        }
    }

    public void Dispose() => process.Dispose();

    private static async Task PumpAsync(StreamReader reader, Action<string> log)
    {
        try
        {
            while (await reader.ReadLineAsync() is { } line)
            {
                log(line);
            }
        }
        catch (Exception closed) when (closed is IOException or ObjectDisposedException)
        {
            // The process is gone and its pipe with it.
        }
    }

    private async Task<int> WaitAsync()
    {
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
