using MlopsLab.Hosting.Choice;
using MlopsLab.Hosting.Tests.Support;

namespace MlopsLab.Hosting.Tests.Choice;

public sealed class PackageProbeTests : IDisposable
{
    private static readonly PackageNeed Host = new("Aspire.Hosting.AppHost", "13.5.2");
    private static readonly PackageNeed Sdk = new("Aspire.AppHost.Sdk", "13.5.2");
    private static readonly PackageNeed Redis = new("Aspire.Hosting.Redis", "13.5.2");
    private readonly TemporaryFolder folder = new();
    private readonly LocalFeed feed;

    public PackageProbeTests() => feed = new(folder.Path);

    [Fact]
    public async Task Finds_the_packages_when_a_feed_holds_all_of_them()
    {
        feed.Add(Host);
        feed.Add(Sdk);
        feed.Add(Redis);

        Assert.True((await AskAsync()).Restore);
    }

    [Fact]
    public async Task Names_the_first_package_that_no_feed_holds() =>
        Assert.Equal(new PackageAnswer(false, "Aspire.Hosting.AppHost 13.5.2 does not restore here"), await AskAsync());

    [Fact]
    public async Task Names_a_package_that_is_there_in_another_version_only()
    {
        feed.Add(Host);
        feed.Add(Sdk);
        feed.Add(Redis with { Version = "9.0.0" });

        Assert.Equal(new PackageAnswer(false, "Aspire.Hosting.Redis 13.5.2 does not restore here"), await AskAsync());
    }

    [Fact]
    public void Gives_up_on_sources_that_do_not_answer() => Assert.Equal(
        new PackageAnswer(false, "the package sources did not answer within 5 s"),
        PackageProbe.Read(new(null, ""), [Host], TimeSpan.FromSeconds(5)));

    [Fact]
    public void Reads_the_needs_of_the_aspire_engine_from_the_packages_file()
    {
        var needs = AspirePackages.Of(PackagesFile());

        Assert.Contains(needs, need => need == Host);
        Assert.DoesNotContain(needs, need => need.Id == "Dapper");
    }

    public void Dispose() => folder.Dispose();

    private static string PackagesFile()
    {
        var parent = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(parent.FullName, "Directory.Packages.props")))
        {
            parent = parent.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return Path.Combine(parent.FullName, "Directory.Packages.props");
    }

    private Task<PackageAnswer> AskAsync()
    {
        var patience = TimeSpan.FromMinutes(2);
        return new PackageProbe(Path.Combine(folder.Path, "probe"), patience, patience).AskAsync([Host, Redis]);
    }
}
