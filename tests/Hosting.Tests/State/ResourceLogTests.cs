using MlopsLab.Hosting.State;

namespace MlopsLab.Hosting.Tests.State;

public sealed class ResourceLogTests
{
    // Every write to it fails as on a full disk.
    private const string FullDisk = "/dev/full";

    [Fact]
    public async Task Survives_a_full_disk_and_says_it_once()
    {
        Assert.SkipUnless(File.Exists(FullDisk), "Only Linux has it.");
        var log = new ResourceLog(new RotatedFile(FullDisk));
        log.Write("one", isError: false);
        await Until(() => log.Lines().Count == 2);
        log.Write("two", isError: false);

        await log.DisposeAsync();

        Assert.Equal(["one", "two"], log.Lines().Select(line => line.Content).Where(line => !line.StartsWith("[lab] lines are missing", StringComparison.Ordinal)));
        Assert.Equal(3, log.Lines().Count);
    }

    private static async Task Until(Func<bool> happened)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!happened() && await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(10)))
        {
        }
    }
}
