using System.Globalization;

namespace MlopsLab.Ingestion.Storage.Segments;

/// <summary>The records or labels of a scenario on disk: numbered segments, only the last of which is still written. One thread writes; anybody may read up to <see cref="End"/>.</summary>
internal sealed class Journal : IDisposable
{
    private readonly string _folder;
    private readonly Fsync _fsync;
    private readonly long _segmentBytes;
    private readonly Lock _reading = new();
    private SegmentFile? _active;
    private JournalPosition _end;

    private Journal(JournalKey key, string folder, Fsync fsync, long segmentBytes)
    {
        Key = key;
        _folder = folder;
        _fsync = fsync;
        _segmentBytes = segmentBytes;
        Directory.CreateDirectory(folder);
        _end = Recover(Numbers().LastOrDefault());
    }

    public JournalKey Key { get; }

    /// <summary>Everything before this is on the disk.</summary>
    public JournalPosition End
    {
        get
        {
            lock (_reading)
            {
                return _end;
            }
        }
    }

    public static Journal Open(string root, JournalKey key, Fsync fsync, long segmentBytes) =>
        new(key, Path.Combine(root, key.Name), fsync, segmentBytes);

    public string PathOf(int segment) => Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{segment:00000000}.seg"));

    /// <summary>Writes lines at the end; they count once <see cref="Commit"/> returned.</summary>
    public void Write(ReadOnlySpan<byte> lines, string schemaVersion, string? backfill = null, string? contract = null)
    {
        var header = SegmentHeader.For(Key.Scenario, Key.Kind, schemaVersion, backfill, contract);
        if (_active is { } full && (full.Length >= _segmentBytes || full.Header != header))
        {
            Close();
        }

        _active ??= Create(header);
        _active.Write(lines);
    }

    public void Commit()
    {
        if (_active is { } active)
        {
            active.Commit();
            Publish(new(active.Number, active.Length));
        }
    }

    public void CutBack() => _active?.CutBack();

    /// <summary>Closes the segment that is being written and gives the numbers of all closed ones.</summary>
    public IReadOnlyList<int> Roll()
    {
        Close();
        return Numbers();
    }

    public void Dispose() => _active?.Dispose();

    // A segment is never written again after a restart: a snapshot may hold it already.
    private JournalPosition Recover(int last)
    {
        if (last == 0)
        {
            return JournalPosition.Start;
        }

        return SegmentScan.CutBack(PathOf(last), _fsync).Header is null ? new(last, 0) : new(last + 1, 0);
    }

    private void Close()
    {
        if (_active is { } active)
        {
            active.Dispose();
            _active = null;
            Publish(new(active.Number + 1, 0));
        }
    }

    private SegmentFile Create(SegmentHeader header)
    {
        var number = End.Segment;
        return SegmentFile.Create(PathOf(number), number, header, _fsync);
    }

    private void Publish(JournalPosition end)
    {
        lock (_reading)
        {
            _end = end;
        }
    }

    private List<int> Numbers() =>
        [.. Directory.EnumerateFiles(_folder, "*.seg").Select(file => int.Parse(Path.GetFileNameWithoutExtension(file), CultureInfo.InvariantCulture)).Order()];
}
