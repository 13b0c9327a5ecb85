using MlopsLab.Features.Domain;

namespace MlopsLab.Features.Storage;

/// <summary>A temporary file that parts are written to one after the other and read from in any order; gone when disposed, also after a kill.</summary>
internal sealed class Spool : IDisposable
{
    private readonly FileStream file;
    private byte[] buffer = new byte[4 * 1024];
    private long length;
    private bool dirty;

    public Spool(string folder)
    {
        var path = Path.Combine(folder, $"spool-{Guid.NewGuid():N}.tmp");
        file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Delete,
            BufferSize = 128 * 1024,
            Options = FileOptions.DeleteOnClose,
        });
        // Without its name the file goes with the process, even one that is killed; Windows does so by itself.
        if (!OperatingSystem.IsWindows())
        {
            File.Delete(path);
        }
    }

    public SpoolPart Write(ReadOnlySpan<byte> bytes)
    {
        file.Write(bytes);
        var part = new SpoolPart(length, bytes.Length);
        length += bytes.Length;
        dirty = true;
        return part;
    }

    /// <summary>The bytes of a part; valid until the next read.</summary>
    public ReadOnlyMemory<byte> Read(SpoolPart part)
    {
        if (dirty)
        {
            file.Flush();
            dirty = false;
        }

        if (buffer.Length < part.Length)
        {
            buffer = new byte[part.Length * 2];
        }

        var read = 0;
        while (read < part.Length)
        {
            var more = RandomAccess.Read(file.SafeFileHandle, buffer.AsSpan(read, part.Length - read), part.Offset + read);
            read += more > 0 ? more : throw new EndOfStreamException("The spool is shorter than what was written to it.");
        }

        return buffer.AsMemory(0, part.Length);
    }

    /// <summary>Everything written, in order.</summary>
    public async Task CopyToAsync(Stream output, CancellationToken ct)
    {
        file.Position = 0;
        await file.CopyToAsync(output, ct);
    }

    public void Dispose() => file.Dispose();
}
