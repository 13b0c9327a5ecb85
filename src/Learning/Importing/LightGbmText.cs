using System.Globalization;
using System.Text;
using MlopsLab.Learning.Artifacts;

namespace MlopsLab.Learning.Importing;

/// <summary>A part of LightGBM's text: lines of name=value, each with its place.</summary>
internal sealed class LightGbmText(int offset)
{
    private readonly Dictionary<string, (string Value, int Offset)> values = new(StringComparer.Ordinal);

    public int Offset => offset;

    public void Add(string line, int at)
    {
        var equals = line.IndexOf('=', StringComparison.Ordinal);
        if (equals > 0 && !values.TryAdd(line[..equals], (line[(equals + 1)..], at)))
        {
            throw new RefusedException($"byte {at}", $"names '{line[..equals]}' a second time.");
        }
    }

    public string this[string name] => Find(name) ?? throw Refused(name, "is missing.");

    public string? Find(string name) => values.TryGetValue(name, out var found) ? found.Value : null;

    public int Whole(string name, int most) =>
        int.TryParse(this[name], NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= most
            ? value
            : throw Refused(name, $"must be a whole number from 0 to {most}.");

    public int[] Wholes(string name, int count) => Many<int>(name, count, text => int.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : null);

    public double[] Numbers(string name, int count) => Many<double>(
        name, count, text => double.TryParse(text, CultureInfo.InvariantCulture, out var value) && !double.IsNaN(value) ? value : null);

    public uint[] Words(string name, int count) =>
        Many<uint>(name, count, text => uint.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : null);

    public RefusedException Refused(string name, string problem) =>
        new($"byte {(values.TryGetValue(name, out var found) ? found.Offset : offset)}", $"'{name}' {problem}");

    /// <summary>The header and the trees; what follows the trees is left alone.</summary>
    public static (LightGbmText Header, List<LightGbmText> Trees) Parts(ReadOnlySpan<byte> file)
    {
        var (header, trees) = (new LightGbmText(0), new List<LightGbmText>());
        for (var at = 0; at < file.Length;)
        {
            var end = file[at..].IndexOf((byte)'\n');
            var line = Encoding.UTF8.GetString(end < 0 ? file[at..] : file.Slice(at, end)).TrimEnd('\r');
            if (line == "end of trees")
            {
                return (header, trees);
            }

            if (line.StartsWith("Tree=", StringComparison.Ordinal))
            {
                trees.Add(new(at));
            }

            (trees.Count == 0 ? header : trees[^1]).Add(line, at);
            at = end < 0 ? file.Length : at + end + 1;
        }

        throw new RefusedException($"byte {file.Length}", "is where the file ends, before its 'end of trees'.");
    }

    private T[] Many<T>(string name, int count, Func<string, T?> parse)
        where T : struct
    {
        string[] texts = this[name].AsSpan().Count(' ') <= count ? this[name].Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
        return texts.Length == count
            ? [.. texts.Select(text => parse(text) ?? throw Refused(name, "holds something that is no number for it."))]
            : throw Refused(name, $"must have {count} values.");
    }
}
