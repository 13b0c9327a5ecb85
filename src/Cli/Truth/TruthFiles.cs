using System.Text.Json;
using MlopsLab.Cli.Lab;

namespace MlopsLab.Cli.Truth;

/// <summary>Reads the truth log; a record that is there twice after a kill counts once, as it was the last time.</summary>
internal static class TruthFiles
{
    public static TruthCount Read(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw LabException.Negative($"there is no truth log in {folder}; it begins with the first payment of `lab up`");
        }

        var lines = new Dictionary<string, TruthLine>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(folder, "fraud-*.ndjson").Order(StringComparer.Ordinal))
        {
            foreach (var line in LinesOf(file).Where(line => line.Length > 0).Select(Parse).OfType<TruthLine>())
            {
                lines[line.Id] = line;
            }
        }

        return new TruthCount([.. lines.Values]);
    }

    // The node goes on writing while it is read.
    private static IEnumerable<string> LinesOf(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    // The last line may be half written.
    private static TruthLine? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<TruthLine>(line, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
