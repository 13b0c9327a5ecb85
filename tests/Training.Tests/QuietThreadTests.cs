namespace MlopsLab.Training.Tests;

public sealed class QuietThreadTests
{
    [Fact]
    public async Task Long_work_yields_to_everything_else_on_the_machine()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Nice values per thread are a matter of Linux.");

        var nice = await QuietThread.RunAsync(Nice);

        Assert.Equal(10, nice);
        Assert.True(Nice() < 10);
    }

    [Fact]
    public async Task What_goes_wrong_there_reaches_the_one_who_waits()
    {
        await Assert.ThrowsAsync<InvalidDataException>(() => QuietThread.RunAsync<int>(() => throw new InvalidDataException("no")));
    }

    // proc(5): the 19th field of stat; the 2nd ends with a bracket and may hold spaces.
    private static int Nice()
    {
        var stat = File.ReadAllText("/proc/thread-self/stat");
        return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[16]);
    }
}
