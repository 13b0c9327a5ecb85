using MlopsLab.Cli.Tests.Support;

namespace MlopsLab.Cli.Tests;

public sealed class UpTests : IDisposable
{
    private const string SlowToEnd = "#!/bin/sh\ntrap 'sleep 4; echo the lab has ended; exit 0' TERM\nsleep 1\necho started\nwhile :; do sleep 0.1; done\n";
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Waits_for_the_end_of_the_lab_when_it_is_told_to_stop()
    {
        folder.WriteProgram("dotnet", SlowToEnd);
        var up = new LabCommand(folder.Path) { SearchPath = $"{folder.Path}:/usr/bin:/bin" }.Start("up");
        Assert.Equal("started", await up.StandardOutput.ReadLineAsync(LabCommand.Stop));

        using var kill = System.Diagnostics.Process.Start("/bin/sh", ["-c", $"kill -s TERM {up.Id}"]);
        var answer = await LabCommand.EndAsync(up);

        Assert.Equal((0, "the lab has ended\n"), (answer.Code, answer.Text));
    }

    public void Dispose() => folder.Dispose();
}
