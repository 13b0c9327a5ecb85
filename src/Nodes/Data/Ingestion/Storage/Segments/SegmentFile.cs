using Microsoft.Win32.SafeHandles;

namespace MlopsLab.Ingestion.Storage.Segments;

/// <summary>A segment that is being written. Bytes count only once <see cref="Commit"/> returned; what a failed write left is cut off.</summary>
internal sealed class SegmentFile : IDisposable
{
    private readonly SafeFileHandle _handle;
    private readonly Fsync _fsync;
    private long _written;

    private SegmentFile(string path, int number, SegmentHeader header, Fsync fsync)
    {
        Number = number;
        Header = header;
        _fsync = fsync;
        _handle = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        RandomAccess.SetLength(_handle, 0);
    }

    public int Number { get; }

    public SegmentHeader Header { get; }

    /// <summary>Bytes that are on the disk.</summary>
    public long Length { get; private set; }

    public static SegmentFile Create(string path, int number, SegmentHeader header, Fsync fsync)
    {
        var file = new SegmentFile(path, number, header, fsync);
        try
        {
            file.Write(header.ToLine());
            file.Commit();
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public void Write(ReadOnlySpan<byte> lines)
    {
        RandomAccess.Write(_handle, lines, _written);
        _written += lines.Length;
    }

    public void Commit()
    {
        _fsync(_handle);
        Length = _written;
    }

    public void CutBack()
    {
        _written = Length;
        RandomAccess.SetLength(_handle, Length);
    }

    public void Dispose() => _handle.Dispose();
}
