using MlopsLab.Hosting.Choice;
using MlopsLab.Hosting.Tests.Support;

namespace MlopsLab.Hosting.Tests.Choice;

public sealed class PackageMemoryTests : IDisposable
{
    private static readonly PackageAnswer Refused = new(false, "X 1.0 does not restore here");
    private readonly TemporaryFolder folder = new();
    private readonly SteppedTime time = new();
    private readonly PackageMemory memory;

    public PackageMemoryTests() => memory = new(Path.Combine(folder.Path, "engine.json"), time);

    [Fact]
    public void Keeps_a_refusal_for_a_day()
    {
        memory.Keep("key", Refused);

        time.Step(TimeSpan.FromHours(23));
        Assert.Equal(Refused, memory.Recall("key"));
        time.Step(TimeSpan.FromHours(2));
        Assert.Null(memory.Recall("key"));
    }

    [Fact]
    public void Keeps_a_yes_as_long_as_versions_and_sources_stay()
    {
        memory.Keep("key", new(true, ""));
        time.Step(TimeSpan.FromDays(30));

        Assert.True(memory.Recall("key")?.Restore);
        Assert.Null(memory.Recall("other key"));
    }

    [Fact]
    public void Asks_again_when_a_source_is_added()
    {
        PackageNeed[] needs = [new("X", "1.0")];
        var before = PackageMemory.KeyOf(needs, folder.Path);

        File.WriteAllText(Path.Combine(folder.Path, "NuGet.config"), "<configuration />");

        Assert.NotEqual(before, PackageMemory.KeyOf(needs, folder.Path));
    }

    public void Dispose() => folder.Dispose();
}
