using System.Xml.Linq;

namespace MlopsLab.Hosting.Choice;

/// <summary>Reads from Directory.Packages.props what only the Aspire engine needs.</summary>
internal static class AspirePackages
{
    private const string OnlyAspire = "'$(UseAspire)' == 'true'";

    /// <summary>The SDK is no PackageVersion; it has the version of the others.</summary>
    public static IReadOnlyList<PackageNeed> Of(string packagesFile)
    {
        var project = XDocument.Load(packagesFile).Root ?? throw new InvalidDataException($"{packagesFile} is empty.");
        var properties = project.Elements("PropertyGroup").Elements().ToDictionary(property => $"$({property.Name.LocalName})", property => property.Value);
        return
        [
            .. project.Elements("ItemGroup").Where(group => (string?)group.Attribute("Condition") == OnlyAspire)
                .Elements("PackageVersion").Select(package => Need(package, properties)),
        ];
    }

    private static PackageNeed Need(XElement package, Dictionary<string, string> properties)
    {
        var version = (string?)package.Attribute("Version") ?? "";
        return new((string?)package.Attribute("Include") ?? "", properties.GetValueOrDefault(version, version));
    }
}
