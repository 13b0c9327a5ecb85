using System.Text;

namespace MlopsLab.Servers;

internal static class RedisProbe
{
    private static readonly byte[] Healthy = "+OK\r\n+PONG\r\n"u8.ToArray();

    public static async Task<bool> AnswersAsync(Stream stream, string password, CancellationToken ct)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"AUTH {password}\r\nPING\r\n"), ct);
        var answer = new byte[Healthy.Length];
        await stream.ReadExactlyAsync(answer, ct);
        return answer.AsSpan().SequenceEqual(Healthy);
    }
}
