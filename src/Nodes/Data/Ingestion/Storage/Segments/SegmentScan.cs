namespace MlopsLab.Ingestion.Storage.Segments;

/// <summary>What a look through a whole segment finds: its header, where its last whole line ends and how many lines before that are damaged.</summary>
internal sealed record SegmentScan(SegmentHeader? Header, long WholeLength, int Rows, int Damaged)
{
    /// <summary>Removes what a crash left behind the last whole line.</summary>
    public static SegmentScan CutBack(string path, Fsync fsync)
    {
        var scan = Of(path);
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        if (RandomAccess.GetLength(file) > scan.WholeLength)
        {
            RandomAccess.SetLength(file, scan.WholeLength);
            fsync(file);
        }

        return scan;
    }

    public static SegmentHeader? HeaderOf(string path)
    {
        using var reader = new SegmentReader(path, offset: 0, long.MaxValue);
        return reader.TryRead(out var json) ? SegmentHeader.Read(json) : null;
    }

    public static SegmentScan Of(string path)
    {
        using var reader = new SegmentReader(path, offset: 0, long.MaxValue);
        SegmentHeader? header = null;
        var (rows, whole, damaged) = (0, 0L, 0);
        while (reader.TryRead(out var json))
        {
            if (header is null)
            {
                header = SegmentHeader.Read(json);
                if (header is null)
                {
                    break;
                }
            }
            else
            {
                rows++;
            }

            whole = reader.Offset;
            damaged = reader.Damaged;
        }

        return new SegmentScan(header, whole, rows, damaged);
    }
}
