using Microsoft.Win32.SafeHandles;

namespace MlopsLab.Messaging.Journals;

/// <summary>One file of the journal, named by the position its first byte has in the whole.</summary>
internal sealed class JournalSegment : IDisposable
{
    private const string Extension = ".journal";
    private const int Chunk = 256 * 1024;

    private readonly SafeFileHandle _file;
    private readonly string _path;

    private JournalSegment(string path, long start, SafeFileHandle file)
    {
        _path = path;
        _file = file;
        Start = start;
    }

    public long Start { get; }

    /// <summary>Bytes of whole records.</summary>
    public long Length { get; private set; }

    public long End => Start + Length;

    public static JournalSegment Create(string folder, long start) =>
        Open(Path.Combine(folder, $"{start:D20}{Extension}"), start, FileMode.CreateNew);

    /// <summary>All segments of a folder, oldest first, each cut after its last whole record.</summary>
    public static IEnumerable<JournalSegment> In(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder, $"*{Extension}").Order(StringComparer.Ordinal))
        {
            var segment = Open(path, long.Parse(Path.GetFileNameWithoutExtension(path)), FileMode.Open);
            segment.Length = segment.Read(0, int.MaxValue, RandomAccess.GetLength(segment._file), static _ => { });
            yield return segment;
        }
    }

    /// <summary>One write call; when it throws, the next record overwrites what it left.</summary>
    public void Append(ReadOnlySpan<byte> record)
    {
        RandomAccess.Write(_file, record, Length);
        Length += record.Length;
    }

    /// <summary>Hands out whole records from an offset on and returns the offset after the last.</summary>
    public long Read(long offset, int limit, long until, PayloadReader read)
    {
        var buffer = new byte[Chunk];
        while (limit > 0 && offset < until)
        {
            var filled = RandomAccess.Read(_file, buffer.AsSpan(0, (int)Math.Min(buffer.Length, until - offset)), offset);
            var taken = Take(buffer.AsSpan(0, filled), ref limit, read, out var needed);
            if (taken == 0 && (needed <= buffer.Length || needed > until - offset))
            {
                break;
            }

            buffer = taken == 0 ? new byte[needed] : buffer;
            offset += taken;
        }

        return offset;
    }

    public void Delete()
    {
        Dispose();
        File.Delete(_path);
    }

    public void Dispose() => _file.Dispose();

    private static int Take(ReadOnlySpan<byte> bytes, ref int limit, PayloadReader read, out int needed)
    {
        var taken = 0;
        needed = 0;
        while (limit > 0 && JournalRecord.TryRead(bytes[taken..], out var payload, out needed))
        {
            read(payload);
            taken += needed;
            limit--;
        }

        return taken;
    }

    private static JournalSegment Open(string path, long start, FileMode mode) =>
        new(path, start, File.OpenHandle(path, mode, FileAccess.ReadWrite, FileShare.Read));
}
