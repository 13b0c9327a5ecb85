using MlopsLab.Ingestion.Storage.Segments;

namespace MlopsLab.Ingestion.Storage;

/// <summary>Reads the rows of one segment of a snapshot together with their lines of the labels file.</summary>
internal sealed class SnapshotSegment : IDisposable
{
    private readonly SegmentReader _rows;
    private readonly StreamReader _labels;

    /// <param name="path">The segment's file.</param>
    /// <param name="part">What the manifest says of it.</param>
    /// <param name="labels">Stands before the line of the segment's first row.</param>
    public SnapshotSegment(string path, SegmentPart part, StreamReader labels)
    {
        (Part, _labels) = (part, labels);
        _rows = new SegmentReader(path, offset: 0, part.Bytes);
        _rows.TryRead(out _);
    }

    public SegmentPart Part { get; }

    /// <summary>Place of the row last read.</summary>
    public int Row { get; private set; } = -1;

    public bool TryRead(out ReadOnlySpan<byte> json, out string labels)
    {
        labels = string.Empty;
        if (!_rows.TryRead(out json))
        {
            return false;
        }

        labels = _labels.ReadLine() ?? throw new InvalidDataException("The labels of a snapshot end before its rows.");
        Row++;
        return true;
    }

    public void Dispose() => _rows.Dispose();
}
