using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;

namespace MlopsLab.Benchmarks.Features;

/// <summary>The floor: one connection, requests written as they come, answers matched in order; values are counted, not parsed.</summary>
internal sealed class RedisSocket : IDisposable
{
    private readonly TcpClient client;
    private readonly NetworkStream stream;
    private readonly ConcurrentQueue<TaskCompletionSource> waiting = [];
    private readonly SemaphoreSlim writing = new(1);
    private readonly byte[] buffer = new byte[64 * 1024];
    private int start;
    private int end;

    private RedisSocket(TcpClient client) => (this.client, stream) = (client, client.GetStream());

    public static async Task<RedisSocket> ConnectAsync(string connectionString, CancellationToken ct)
    {
        var parts = connectionString.Split(',');
        var place = parts[0].Split(':');
        var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(place[0], int.Parse(place[1], System.Globalization.CultureInfo.InvariantCulture), ct);
        var socket = new RedisSocket(client);
        var password = parts.First(part => part.StartsWith("password=", StringComparison.Ordinal))["password=".Length..];
        await socket.stream.WriteAsync(Command(["AUTH", password]), ct);
        await socket.LineAsync();
        _ = socket.ReadAsync();
        return socket;
    }

    public async Task GetAsync(IEnumerable<string> keys)
    {
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var command = Command(["MGET", .. keys]);
        await writing.WaitAsync();
        waiting.Enqueue(answer);
        await stream.WriteAsync(command);
        writing.Release();
        await answer.Task;
    }

    public void Dispose()
    {
        client.Dispose();
        writing.Dispose();
    }

    private static byte[] Command(IReadOnlyList<string> words) =>
        Encoding.UTF8.GetBytes($"*{words.Count}\r\n{string.Concat(words.Select(word => $"${Encoding.UTF8.GetByteCount(word)}\r\n{word}\r\n"))}");

    private async Task ReadAsync()
    {
        try
        {
            while (true)
            {
                for (var left = Length(await LineAsync()); left > 0; left--)
                {
                    var length = Length(await LineAsync());
                    await SkipAsync(length < 0 ? 0 : length + 2);
                }

                if (waiting.TryDequeue(out var answered))
                {
                    answered.SetResult();
                }
            }
        }
        catch (Exception closed) when (closed is IOException or ObjectDisposedException)
        {
            while (waiting.TryDequeue(out var lost))
            {
                lost.TrySetException(closed);
            }
        }
    }

    private static int Length(string line) => int.Parse(line.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);

    private async Task<string> LineAsync()
    {
        while (true)
        {
            var found = buffer.AsSpan(start, end - start).IndexOf("\r\n"u8);
            if (found >= 0)
            {
                var line = Encoding.ASCII.GetString(buffer, start, found);
                start += found + 2;
                return line;
            }

            await FillAsync();
        }
    }

    private async Task SkipAsync(int bytes)
    {
        while (end - start < bytes)
        {
            bytes -= end - start;
            start = end;
            await FillAsync();
        }

        start += bytes;
    }

    private async Task FillAsync()
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        var read = await stream.ReadAsync(buffer.AsMemory(end));
        end += read > 0 ? read : throw new IOException("Redis closed the connection.");
    }
}
