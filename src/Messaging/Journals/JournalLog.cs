namespace MlopsLab.Messaging.Journals;

/// <summary>An append-only log in segments; positions count bytes since its beginning and never repeat.</summary>
internal sealed class JournalLog(string folder) : IDisposable
{
    private const long SegmentLength = 16 * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly List<JournalSegment> _segments = [];

    /// <summary>Called after each append, outside the lock.</summary>
    public Action Appended { get; set; } = () => { };

    public long End
    {
        get
        {
            lock (_lock)
            {
                return _segments.Count == 0 ? 0 : _segments[^1].End;
            }
        }
    }

    /// <summary>Finds what an earlier process left. Positions below <paramref name="position"/> were published already, even if a power cut took them from the file.</summary>
    public void Open(long position)
    {
        lock (_lock)
        {
            Directory.CreateDirectory(folder);
            _segments.AddRange(JournalSegment.In(folder));
            if (_segments.Count == 0 || _segments[^1].End < position)
            {
                _segments.Add(JournalSegment.Create(folder, position));
            }
        }

        Release(position);
    }

    public void Append(ReadOnlySpan<byte> record)
    {
        lock (_lock)
        {
            var active = _segments.Count > 0 ? _segments[^1] : throw new InvalidOperationException("The journal is opened when the node starts; nothing can be appended before.");
            if (active.Length >= SegmentLength)
            {
                active = JournalSegment.Create(folder, active.End);
                _segments.Add(active);
            }

            active.Append(record);
        }

        Appended();
    }

    /// <summary>Up to so many records of one segment from a position on; returns the position after the last one read.</summary>
    public long Read(long position, int limit, PayloadReader read)
    {
        JournalSegment? segment;
        long until;
        lock (_lock)
        {
            segment = _segments.Find(candidate => position < candidate.End);
            until = segment?.Length ?? 0;
        }

        if (segment is null)
        {
            return position;
        }

        var offset = Math.Max(0, position - segment.Start);
        return segment.Start + segment.Read(offset, limit, until, read);
    }

    /// <summary>Deletes segments that lie wholly below the position.</summary>
    public void Release(long position)
    {
        lock (_lock)
        {
            while (_segments.Count > 1 && _segments[0].End <= position)
            {
                _segments[0].Delete();
                _segments.RemoveAt(0);
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _segments.ForEach(segment => segment.Dispose());
            _segments.Clear();
        }
    }
}
