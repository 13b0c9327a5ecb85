using Aspire.Hosting;
using MlopsLab.Hosting.State;
using MlopsLab.Hosting.Tests.Support;

namespace MlopsLab.Hosting.Tests.State;

public sealed class RunLockTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Refuses_a_folder_in_which_a_lab_runs()
    {
        using var held = RunLock.Take(new LabFolder(folder.Path));

        Assert.Throws<AlreadyRunningException>(() => RunLock.Take(new LabFolder(folder.Path)));
    }

    [Fact]
    public void Says_what_is_wrong_when_the_folder_cannot_be_made()
    {
        File.WriteAllText(Path.Combine(folder.Path, "file"), "");

        var refused = Assert.Throws<DistributedApplicationException>(() => RunLock.Take(new LabFolder(Path.Combine(folder.Path, "file"))));

        Assert.Contains("LAB_HOME", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_what_is_wrong_when_the_lock_cannot_be_written()
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "run", "lab.lock"));

        Assert.Throws<DistributedApplicationException>(() => RunLock.Take(new LabFolder(folder.Path)));
    }

    public void Dispose() => folder.Dispose();
}
