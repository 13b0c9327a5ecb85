using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;

namespace MlopsLab.Servers.Tests.Integration;

public sealed class ProcessGroupTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task Kills_the_children_of_its_children_too()
    {
        var lines = Channel.CreateUnbounded<string>();
        await using var group = ProcessGroup.Start(Shell("sh -c 'echo $$; exec sleep 1000' & wait"), line => lines.Writer.TryWrite(line));
        using var grandchild = Process.GetProcessById(int.Parse(await lines.Reader.ReadAsync(Stop)));

        group.Kill();

        await grandchild.WaitForExitAsync(Stop);
        Assert.Equal(137, await group.WaitForExitAsync(Stop));
    }

    [Fact(Timeout = 60_000)]
    public async Task Dies_when_its_owner_is_gone()
    {
        using var wrapped = StartWrapped(Shell("sleep 1000"));

        wrapped.StandardInput.Close();

        await wrapped.WaitForExitAsync(Stop);
        Assert.Equal(137, wrapped.ExitCode);
    }

    [Fact(Timeout = 60_000)]
    public async Task Dies_with_its_owner_even_while_frozen()
    {
        using var wrapped = StartWrapped(Shell("echo started; exec sleep 1000"));
        await wrapped.StandardOutput.ReadLineAsync(Stop);
        Signals.SendToGroup(wrapped.Id, Signals.Stop);

        wrapped.StandardInput.Close();

        await wrapped.WaitForExitAsync(Stop);
        Assert.Equal(137, wrapped.ExitCode);
    }

    [Fact(Timeout = 60_000)]
    public async Task Has_the_exit_code_and_the_output_of_its_command()
    {
        var lines = new ConcurrentQueue<string>();
        await using var group = ProcessGroup.Start(Shell("echo out; echo err >&2; exit 3"), lines.Enqueue);

        Assert.Equal(3, await group.WaitForExitAsync(Stop));
        Assert.Equal(["err", "out"], lines.Order());
    }

    [Fact(Timeout = 60_000)]
    public async Task Starts_a_session_of_its_own()
    {
        var lines = new ConcurrentQueue<string>();
        await using var group = ProcessGroup.Start(Shell("ps -o pid=,pgid=,sid= -p $$ || echo $$ $$ $$"), lines.Enqueue);
        await group.WaitForExitAsync(Stop);

        var id = $"{group.Id}";
        Assert.Equal([id, id, id], lines.Single().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static ServerCommand Shell(string script) => new("/bin/sh", ["-c", script], new Dictionary<string, string>(), Path.GetTempPath());

    private static Process StartWrapped(ServerCommand command)
    {
        var start = ProcessStarts.Of(OwnedCommand.Of(command));
        start.RedirectStandardInput = true;
        return Process.Start(start) ?? throw new InvalidOperationException("It did not start.");
    }
}
