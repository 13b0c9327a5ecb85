using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Threading.Channels;
using Aspire.Hosting.ApplicationModel;

namespace MlopsLab.Hosting.State;

/// <summary>The last lines of one resource, those who follow them, and the file behind.</summary>
internal sealed partial class ResourceLog : IAsyncDisposable
{
    private const int Kept = 2_000;
    private const int LongestLine = 16 * 1024;
    private readonly Lock gate = new();
    private readonly Queue<LogLine> ring = new();
    private readonly List<Channel<LogLine>> followers = [];
    private readonly Channel<string> toFile = Channel.CreateBounded<string>(new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly Task writing;
    private int written;

    public ResourceLog(RotatedFile? file) => writing = file is null ? Task.CompletedTask : Task.Run(() => WriteAsync(file));

    public void Write(string text, bool isError)
    {
        var content = Colours().Replace(text.Length > LongestLine ? text[..LongestLine] : text, "");
        lock (gate)
        {
            var line = new LogLine(++written, content, isError);
            ring.Enqueue(line);
            if (ring.Count > Kept)
            {
                ring.Dequeue();
            }

            followers.ForEach(follower => follower.Writer.TryWrite(line));
        }

        toFile.Writer.TryWrite(content);
    }

    public IReadOnlyList<LogLine> Lines()
    {
        lock (gate)
        {
            return [.. ring];
        }
    }

    public async IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var follower = Channel.CreateBounded<LogLine>(new BoundedChannelOptions(Kept) { FullMode = BoundedChannelFullMode.DropOldest });
        IReadOnlyList<LogLine> sofar;
        lock (gate)
        {
            sofar = [.. ring];
            followers.Add(follower);
        }

        try
        {
            yield return sofar;
            await foreach (var line in follower.Reader.ReadAllAsync(ct))
            {
                yield return [line];
            }
        }
        finally
        {
            lock (gate)
            {
                followers.Remove(follower);
            }
        }
    }

    public void Complete()
    {
        lock (gate)
        {
            followers.ForEach(follower => follower.Writer.TryComplete());
        }
    }

    public async ValueTask DisposeAsync()
    {
        Complete();
        toFile.Writer.TryComplete();
        await writing;
    }

    // Programs colour what they write for a terminal; who reads it here searches it.
    [GeneratedRegex(@"\x1b\[[0-9;]*m")]
    private static partial Regex Colours();

    // A log that can't be kept on disk is no reason to stop a lab: its last lines stay in memory.
    private async Task WriteAsync(RotatedFile file)
    {
        var isTold = false;
        while (await toFile.Reader.WaitToReadAsync())
        {
            try
            {
                Drain(file);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                if (!isTold)
                {
                    isTold = true;
                    Write($"[lab] lines are missing in the file of this log: {failure.Message}", isError: true);
                }
            }
        }

        file.Dispose();
    }

    private void Drain(RotatedFile file)
    {
        while (toFile.Reader.TryRead(out var line))
        {
            file.Write(line);
        }

        file.Flush();
    }
}
