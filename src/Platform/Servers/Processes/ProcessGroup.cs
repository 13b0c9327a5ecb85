using System.Diagnostics;

namespace MlopsLab.Servers;

/// <summary>A running command with everything it starts: signalled as one, and never outliving this process.</summary>
public sealed class ProcessGroup : IAsyncDisposable
{
    private readonly Process process;

    private ProcessGroup(Process process) => this.process = process;

    /// <summary>The id of the group and of its first process.</summary>
    public int Id => process.Id;

    /// <summary>The first process has ended.</summary>
    public bool HasExited => process.HasExited;

    /// <summary>Starts the command; each line it prints is handed to <paramref name="print"/>.</summary>
    public static ProcessGroup Start(ServerCommand command, Action<string> print)
    {
        var process = new Process { StartInfo = ProcessStarts.Of(OwnedCommand.Of(command)) };
        process.StartInfo.RedirectStandardInput = true;
        process.OutputDataReceived += (_, line) => Print(line.Data, print);
        process.ErrorDataReceived += (_, line) => Print(line.Data, print);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new ProcessGroup(process);
    }

    /// <summary>SIGKILL to all of it, now.</summary>
    public void Kill() => Signals.SendToGroup(Id, Signals.Kill);

    /// <summary>SIGTERM to all of it: servers end in order.</summary>
    public void Terminate() => Signals.SendToGroup(Id, Signals.Terminate);

    /// <summary>SIGSTOP: it hangs, with its ports open.</summary>
    public void Freeze() => Signals.SendToGroup(Id, Signals.Stop);

    /// <summary>SIGCONT.</summary>
    public void Thaw() => Signals.SendToGroup(Id, Signals.Continue);

    /// <summary>Waits until the first process has ended, and returns its exit code.</summary>
    public async Task<int> WaitForExitAsync(CancellationToken ct)
    {
        await process.WaitForExitAsync(ct);
        return process.ExitCode;
    }

    /// <summary>Kills what is left and dismisses the watcher.</summary>
    public async ValueTask DisposeAsync()
    {
        Kill();
        await process.WaitForExitAsync();
        try
        {
            await process.StandardInput.WriteLineAsync("ended");
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The watcher is gone already.
        }

        process.Dispose();
    }

    private static void Print(string? line, Action<string> print)
    {
        if (line is not null)
        {
            print(line);
        }
    }
}
