using MlopsLab.Training.Domain;

namespace MlopsLab.Training.Storage.Stages;

/// <summary>A file whose failing writes end the run with their cause; a full disk is no outage of a neighbour that one waits for.</summary>
internal sealed class FullDiskStream(FileStream file, string folder) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => file.Length;

    public override long Position { get => file.Position; set => throw new NotSupportedException(); }

    public override void Flush() => Do(() => file.Flush(flushToDisk: true));

    public override void Write(byte[] buffer, int offset, int count) => Do(() => file.Write(buffer, offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            file.Write(buffer);
        }
        catch (IOException problem)
        {
            throw Refused(problem);
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        try
        {
            file.Dispose();
        }
        catch (IOException problem)
        {
            throw Refused(problem);
        }

        base.Dispose(disposing);
    }

    private void Do(Action write)
    {
        try
        {
            write();
        }
        catch (IOException problem)
        {
            throw Refused(problem);
        }
    }

    private RunRefusedException Refused(IOException problem) =>
        new($"The training node can't write to {folder}: {problem.Message} Make room on that disk, then train again; nothing half-written was kept.");
}
