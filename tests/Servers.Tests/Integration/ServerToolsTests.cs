using System.Collections.Concurrent;

namespace MlopsLab.Servers.Tests.Integration;

public sealed class ServerToolsTests : IDisposable
{
    private readonly ConcurrentQueue<string> told = new();
    private readonly ToolsFolder folder = new(Directory.CreateTempSubdirectory().FullName);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Timeout = 120_000)]
    public async Task Unpacks_once_when_two_ask_at_the_same_time()
    {
        SkipWithoutApt();

        var installations = await Task.WhenAll(Unpacker.UnpackAsync(ServerKind.Redis, Stop), Unpacker.UnpackAsync(ServerKind.Redis, Stop));

        Assert.Equal(installations[0].Programs, installations[1].Programs);
        Assert.Single(told, line => line.Contains("downloading", StringComparison.Ordinal));
        Assert.Equal(InstallationOrigin.Unpacked, installations[1].Origin);
    }

    [Fact(Timeout = 120_000)]
    public async Task Starts_over_when_an_earlier_try_was_killed_halfway()
    {
        SkipWithoutApt();
        var unfinished = Directory.CreateDirectory(Path.Combine(folder.Path, ".redis-1"));
        Directory.CreateDirectory(Path.Combine(folder.Path, "redis-7.0.15", "usr", "bin"));

        await Unpacker.UnpackAsync(ServerKind.Redis, Stop);

        Assert.False(Directory.Exists(unfinished.FullName));
        Assert.NotNull(await UnpackedTools.FindAsync(ServerKind.Redis, folder, Stop));
    }

    [Fact(Timeout = 120_000)]
    public async Task Says_what_it_would_do_without_doing_it()
    {
        var outlook = await new ServerTools(folder, told.Enqueue).LookAsync(ServerKind.RabbitMq, Stop);

        Assert.NotEmpty(outlook.Text);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
        Assert.Empty(told);
    }

    public void Dispose() => Directory.Delete(folder.Path, recursive: true);

    private AptUnpacker Unpacker => new(folder, told.Enqueue);

    private static void SkipWithoutApt() =>
        Assert.SkipUnless(SearchPath.Find("apt-get") is not null, "Unpacks Debian packages, which needs apt.");
}
