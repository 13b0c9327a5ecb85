using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace MlopsLab.Messaging.Storage;

/// <summary>One numbered script of an assembly.</summary>
internal sealed partial record Migration(string Owner, int Number, string Name, string Script)
{
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Script)));

    public static IReadOnlyList<Migration> In(Assembly assembly, string owner) =>
        [.. assembly.GetManifestResourceNames()
            .Select(resource => (resource, match: ResourceName().Match(resource)))
            .Where(found => found.match.Success)
            .Select(found => new Migration(owner, int.Parse(found.match.Groups[1].ValueSpan), found.match.Groups[2].Value, Read(assembly, found.resource)))
            .OrderBy(migration => migration.Number)];

    private static string Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource) ?? Stream.Null);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"Storage[./\\]Migrations[./\\](\d{3})_(.+)\.sql$")]
    private static partial Regex ResourceName();
}
