using System.Diagnostics;
using Aspire.Hosting.ApplicationModel;

namespace MlopsLab.Control;

/// <summary>A signal to a node's processes: to the whole group where the process leads one, to the container under Aspire.</summary>
internal sealed record ProcessSignal(string Command, string Signal, string ContainerVerb)
{
    // The shell's own kill: a minimal system has no /bin/kill.
    private const string Kill = """kill -s "$0" -- "-$1" || kill -s "$0" -- "$1" """;

    private static readonly ProcessSignal[] All = [new("kill", "KILL", "kill"), new("freeze", "STOP", "pause"), new("thaw", "CONT", "unpause")];

    public static IEnumerable<string> Commands => All.Select(signal => signal.Command);

    public static ProcessSignal? Find(string command) => All.FirstOrDefault(signal => signal.Command == command);

    public async Task<ExecuteCommandResult> SendAsync(IReadOnlyList<ResourceEvent> instances, CancellationToken ct)
    {
        var sent = 0;
        foreach (var instance in instances)
        {
            sent += await SendAsync(instance.Snapshot, ct) ? 1 : 0;
        }

        return sent > 0 ? CommandResults.Success() : CommandResults.Failure($"Nothing to {Command}: no process of this node runs.");
    }

    private async Task<bool> SendAsync(CustomResourceSnapshot snapshot, CancellationToken ct)
    {
        if (Nodes.Property(snapshot, Nodes.Pid) is { } pid)
        {
            return await RunAsync("/bin/sh", ["-c", Kill, Signal, pid], ct);
        }

        return Nodes.Property(snapshot, Nodes.Container) is { } container
            && (await RunAsync("docker", [ContainerVerb, container], ct) || await RunAsync("podman", [ContainerVerb, container], ct));
    }

    private static async Task<bool> RunAsync(string program, string[] arguments, CancellationToken ct)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
            using var process = Process.Start(start);
            await (process?.WaitForExitAsync(ct) ?? Task.CompletedTask);
            return process?.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
