using System.Buffers.Binary;
using System.Text;

namespace MlopsLab.Servers;

/// <summary>
/// Sends a startup message (protocol 3.0): a server that is ready asks for authentication ('R'), one that is
/// still starting or recovering answers with an error ('E').
/// </summary>
internal static class PostgresProbe
{
    private const int Protocol30 = 196_608;

    public static async Task<bool> AnswersAsync(Stream stream, string user, CancellationToken ct)
    {
        var body = Encoding.UTF8.GetBytes($"user\0{user}\0database\0postgres\0\0");
        var message = new byte[body.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(message, message.Length);
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(4), Protocol30);
        body.CopyTo(message, 8);
        await stream.WriteAsync(message, ct);

        var answer = new byte[1];
        await stream.ReadExactlyAsync(answer, ct);
        return answer[0] == (byte)'R';
    }
}
