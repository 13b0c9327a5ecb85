using System.IO.Compression;
using MlopsLab.Hosting.Choice;

namespace MlopsLab.Hosting.Tests.Support;

/// <summary>A folder of packages that hold nothing, and a NuGet.config that knows no other source and no shared cache.</summary>
internal sealed class LocalFeed
{
    private readonly string feed;

    public LocalFeed(string folder)
    {
        feed = Directory.CreateDirectory(Path.Combine(folder, "feed")).FullName;
        File.WriteAllText(Path.Combine(folder, "NuGet.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Path.Combine(folder, "packages")}" /></config>
              <fallbackPackageFolders><clear /></fallbackPackageFolders>
              <packageSources><clear /><add key="local" value="{feed}" /></packageSources>
            </configuration>
            """);
    }

    public void Add(PackageNeed package)
    {
        using var archive = ZipFile.Open(Path.Combine(feed, $"{package.Id}.{package.Version}.nupkg"), ZipArchiveMode.Create);
        using var writer = new StreamWriter(archive.CreateEntry($"{package.Id}.nuspec").Open());
        writer.Write($"""
            <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
              <metadata><id>{package.Id}</id><version>{package.Version}</version><authors>lab</authors><description>Empty.</description></metadata>
            </package>
            """);
    }
}
