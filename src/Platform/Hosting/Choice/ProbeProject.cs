using System.Xml.Linq;

namespace MlopsLab.Hosting.Choice;

/// <summary>A throw-away project that needs nothing but the packages asked about.</summary>
internal static class ProbeProject
{
    private static readonly string[] Shields = ["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"];

    /// <summary>Only these two, without what they depend on: small and quickly known to be there or not.</summary>
    public static string WriteFirst(string folder, IReadOnlyList<PackageNeed> needs)
    {
        var host = needs.First(need => need.Id == "Aspire.Hosting.AppHost");
        return Write(folder, [Download(host.Id, host.Version), Download("Aspire.AppHost.Sdk", host.Version)]);
    }

    public static string WriteAll(string folder, IReadOnlyList<PackageNeed> needs) => Write(folder, needs.Select(Reference));

    private static XElement Download(string id, string version) =>
        new("PackageDownload", new XAttribute("Include", id), new XAttribute("Version", $"[{version}]"));

    private static XElement Reference(PackageNeed need) =>
        new("PackageReference", new XAttribute("Include", need.Id), new XAttribute("Version", need.Version));

    private static string Write(string folder, IEnumerable<XElement> items)
    {
        Directory.CreateDirectory(folder);
        foreach (var shield in Shields)
        {
            File.WriteAllText(Path.Combine(folder, shield), "<Project />");
        }

        var project = new XElement(
            "Project",
            new XAttribute("Sdk", "Microsoft.NET.Sdk"),
            new XElement("PropertyGroup", new XElement("TargetFramework", "net10.0"), new XElement("NuGetAudit", "false")),
            new XElement("ItemGroup", items));
        var file = Path.Combine(folder, "probe.csproj");
        project.Save(file);
        return file;
    }
}
