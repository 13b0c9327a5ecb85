using System.Text;

namespace MlopsLab.Servers;

internal static class RedisProbe
{
    private static readonly byte[] Healthy = "+OK\r\n+PONG\r\n"u8.ToArray();

    public static async Task<bool> AnswersAsync(Stream stream, string password, CancellationToken ct)
    {
        var length = Encoding.UTF8.GetByteCount(password);
        await stream.WriteAsync(Encoding.UTF8.GetBytes($"*2\r\n$4\r\nAUTH\r\n${length}\r\n{password}\r\n*1\r\n$4\r\nPING\r\n"), ct);
        var answer = new byte[Healthy.Length];
        await stream.ReadExactlyAsync(answer, ct);
        return answer.AsSpan().SequenceEqual(Healthy);
    }
}
