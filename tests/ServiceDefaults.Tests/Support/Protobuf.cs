using System.Buffers.Binary;
using System.Text;

namespace MlopsLab.ServiceDefaults.Tests.Support;

/// <summary>Reads protobuf without its schema: fields by number, as bytes.</summary>
internal static class Protobuf
{
    /// <summary>All values at a path of field numbers.</summary>
    public static IEnumerable<byte[]> At(byte[] message, params int[] path) =>
        path.Aggregate<int, IEnumerable<byte[]>>([message], (messages, field) => messages.SelectMany(one => Fields(one).Where(found => found.Number == field).Select(found => found.Value)));

    public static string Text(byte[] message, params int[] path) => Encoding.UTF8.GetString(At(message, path).FirstOrDefault([]));

    /// <summary>The attributes of a message as text: KeyValue { key = 1, value = 2 { string = 1, bool = 2, int = 3 } }.</summary>
    public static Dictionary<string, string> Attributes(byte[] message, int field) =>
        At(message, field).ToDictionary(pair => Text(pair, 1), pair => Value(At(pair, 2).FirstOrDefault([])));

    private static string Value(byte[] any) => Fields(any).FirstOrDefault() switch
    {
        { Number: 1, Value: var text } => Encoding.UTF8.GetString(text),
        { Number: 3, Value: var number } => BinaryPrimitives.ReadInt64LittleEndian(number).ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => "",
    };

    private static IEnumerable<(int Number, byte[] Value)> Fields(byte[] message)
    {
        var at = 0;
        while (at < message.Length)
        {
            var key = Varint(message, ref at);
            var length = (key & 7) switch
            {
                1 => 8,
                5 => 4,
                2 => (int)Varint(message, ref at),
                _ => 0,
            };
            if ((key & 7) == 0)
            {
                yield return ((int)(key >> 3), BitConverter.GetBytes(Varint(message, ref at)));
                continue;
            }

            yield return ((int)(key >> 3), message[at..(at + length)]);
            at += length;
        }
    }

    private static long Varint(byte[] message, ref int at)
    {
        long value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = message[at++];
            value |= (long)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }
    }
}
