using System.Text;

namespace MlopsLab.Ingestion.Storage;

/// <summary>Counts labels while they are written, and sums up what they say.</summary>
internal sealed class LabelCount
{
    public long Rows { get; private set; }

    public long Labelled { get; private set; }

    public long Positives { get; private set; }

    /// <summary>Rows whose outcome was told more than once with another value or time.</summary>
    public long Revised { get; private set; }

    public ContentSum Content { get; } = new();

    public void Add(string id, string line)
    {
        if (LabelVersions.IsReplaced(line))
        {
            return;
        }

        Rows++;
        var label = LabelVersions.At(line, asOf: null);
        if (label.IsEmpty)
        {
            return;
        }

        Labelled++;
        Positives += label[0] == '1' ? 1 : 0;
        Revised += LabelVersions.IsRevised(line) ? 1 : 0;
        var chance = LabelVersions.ChanceOf(line);
        Content.Add(Encoding.UTF8.GetBytes(chance.IsEmpty ? $"{id}\n{label}" : $"{id}\n{label}\n{chance}"));
    }
}
