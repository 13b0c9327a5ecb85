using System.Buffers.Binary;
using System.Text;

namespace MlopsLab.Servers;

/// <summary>
/// Opens and closes an AMQP 0-9-1 connection properly (an aborted handshake would be a warning in the broker's
/// log at every probe). Class and method numbers: the AMQP 0-9-1 specification, section connection.
/// </summary>
internal static class AmqpProbe
{
    private const ushort ConnectionClass = 10;
    private const int LargestFrame = 131_072;
    private static readonly byte[] ProtocolHeader = [.. "AMQP"u8, 0, 0, 9, 1];

    public static async Task<bool> OpensAsync(Stream stream, string user, string password, CancellationToken ct)
    {
        await stream.WriteAsync(ProtocolHeader, ct);
        await ExpectAsync(stream, method: 10, ct);
        await SendAsync(stream, method: 11, [0, 0, 0, 0, .. Short("PLAIN"), .. Long($"\0{user}\0{password}"), .. Short("en_US")], ct);
        var tune = await ExpectAsync(stream, method: 30, ct);
        await SendAsync(stream, method: 31, [.. tune[4..10], 0, 0], ct);
        await SendAsync(stream, method: 40, [.. Short("/"), 0, 0], ct);
        await ExpectAsync(stream, method: 41, ct);
        await SendAsync(stream, method: 50, [0, 200, .. Short("probed"), 0, 0, 0, 0], ct);
        await ExpectAsync(stream, method: 51, ct);
        return true;
    }

    private static byte[] Short(string text) => [(byte)text.Length, .. Encoding.UTF8.GetBytes(text)];

    private static byte[] Long(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return [0, 0, (byte)(bytes.Length >> 8), (byte)bytes.Length, .. bytes];
    }

    private static async Task SendAsync(Stream stream, byte method, byte[] arguments, CancellationToken ct)
    {
        var size = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(size, arguments.Length + 4);
        await stream.WriteAsync((byte[])[1, 0, 0, .. size, 0, (byte)ConnectionClass, 0, method, .. arguments, 0xCE], ct);
    }

    private static async Task<byte[]> ExpectAsync(Stream stream, ushort method, CancellationToken ct)
    {
        var header = new byte[7];
        await stream.ReadExactlyAsync(header, ct);
        var size = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(3));
        if (header[0] != 1 || size is < 4 or > LargestFrame)
        {
            throw new InvalidDataException("Not an AMQP method frame.");
        }

        var frame = new byte[size + 1];
        await stream.ReadExactlyAsync(frame, ct);
        var isExpected = BinaryPrimitives.ReadUInt16BigEndian(frame) == ConnectionClass
            && BinaryPrimitives.ReadUInt16BigEndian(frame.AsSpan(2)) == method;
        return isExpected ? frame : throw new InvalidDataException("Not the AMQP method that was due.");
    }
}
