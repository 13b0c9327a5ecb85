using System.Text;

namespace MlopsLab.Ingestion.Storage;

/// <summary>Counts labels while they are written, and sums up the content.</summary>
internal sealed class LabelCount
{
    private byte[] _row = new byte[1_024];

    public long Labelled { get; private set; }

    public long Positives { get; private set; }

    public ContentSum Content { get; } = new();

    public void Add(ReadOnlySpan<byte> json, string labelLine)
    {
        Labelled += labelLine == KnownLabel.None ? 0 : 1;
        Positives += labelLine[0] == '1' ? 1 : 0;
        var length = json.Length + 1 + labelLine.Length;
        if (_row.Length < length)
        {
            _row = new byte[length * 2];
        }

        json.CopyTo(_row);
        _row[json.Length] = (byte)'\n';
        Encoding.ASCII.GetBytes(labelLine, _row.AsSpan(json.Length + 1));
        Content.Add(_row.AsSpan(0, length));
    }
}
