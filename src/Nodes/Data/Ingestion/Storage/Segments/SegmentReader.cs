using Microsoft.Win32.SafeHandles;

namespace MlopsLab.Ingestion.Storage.Segments;

/// <summary>Reads the lines of a segment between two offsets with one buffer. Lines whose checksum is wrong are passed over and counted.</summary>
internal sealed class SegmentReader(string path, long offset, long until) : IDisposable
{
    private readonly SafeFileHandle _handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, FileOptions.SequentialScan);
    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private long _read = offset;

    /// <summary>End of the line last returned.</summary>
    public long Offset { get; private set; } = offset;

    public int Damaged { get; private set; }

    /// <summary>The JSON of the next whole line, valid until the next call; false at the end or at a line that was never finished.</summary>
    public bool TryRead(out ReadOnlySpan<byte> json)
    {
        while (TryReadLine(out var line))
        {
            if (SegmentLine.TryRead(line, out json))
            {
                Offset = _read - (_end - _start);
                return true;
            }

            Damaged++;
        }

        json = default;
        return false;
    }

    public void Dispose() => _handle.Dispose();

    private bool TryReadLine(out ReadOnlySpan<byte> line)
    {
        var searched = 0;
        while (true)
        {
            var found = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                line = _buffer.AsSpan(_start, searched + found);
                _start += searched + found + 1;
                return true;
            }

            searched = _end - _start;
            if (!Fill())
            {
                line = default;
                return false;
            }
        }
    }

    private bool Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var room = (int)Math.Min(_buffer.Length - _end, until - _read);
        var count = room > 0 ? RandomAccess.Read(_handle, _buffer.AsSpan(_end, room), _read) : 0;
        _read += count;
        _end += count;
        return count > 0;
    }
}
