using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MlopsLab.Hosting.State;

namespace MlopsLab.Hosting.Choice;

/// <summary>Remembers the answer about packages: as long as versions and sources stay, a refusal for a day only.</summary>
internal sealed class PackageMemory(string file, TimeProvider time)
{
    private static readonly TimeSpan RefusalHolds = TimeSpan.FromDays(1);

    public PackageAnswer? Recall(string key)
    {
        try
        {
            var kept = File.Exists(file) ? JsonSerializer.Deserialize<Memory>(File.ReadAllText(file)) : null;
            return kept is not null && kept.Key == key && (kept.Answer.Restore || time.GetUtcNow() - kept.At < RefusalHolds) ? kept.Answer : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public void Keep(string key, PackageAnswer answer) => PrivateFile.Write(file, JsonSerializer.Serialize(new Memory(key, answer, time.GetUtcNow())));

    /// <summary>Names the packages asked for and the sources that were asked.</summary>
    public static string KeyOf(IReadOnlyList<PackageNeed> needs, string folder)
    {
        var text = new StringBuilder().AppendJoin('\n', needs.Select(need => $"{need.Id} {need.Version}"));
        foreach (var config in ConfigFiles(folder).Where(File.Exists))
        {
            text.Append('\n').Append(config).Append('\n').Append(File.ReadAllText(config));
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static IEnumerable<string> ConfigFiles(string folder)
    {
        for (var parent = new DirectoryInfo(folder); parent is not null; parent = parent.Parent)
        {
            yield return Path.Combine(parent.FullName, "nuget.config");
            yield return Path.Combine(parent.FullName, "NuGet.config");
            yield return Path.Combine(parent.FullName, "NuGet.Config");
        }

        yield return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "NuGet", "NuGet.Config");
    }

    private sealed record Memory(string Key, PackageAnswer Answer, DateTimeOffset At);
}
