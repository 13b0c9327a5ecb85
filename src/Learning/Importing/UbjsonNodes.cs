using System.Buffers.Binary;
using System.Text;
using MlopsLab.Learning.Artifacts;

namespace MlopsLab.Learning.Importing;

/// <summary>Reads Universal Binary JSON (ubjson.org, draft 12) as far as XGBoost uses it. A length is believed only if the file is long enough for it.</summary>
internal ref struct UbjsonNodes
{
    private const int Depth = 16;

    private readonly ReadOnlySpan<byte> file;
    private readonly Budget budget = new();
    private int at;

    private UbjsonNodes(ReadOnlySpan<byte> file) => this.file = file;

    public static Node Read(ReadOnlySpan<byte> file)
    {
        var reader = new UbjsonNodes(file);
        return reader.Value(reader.Marker(), Depth);
    }

    private Node Value(byte marker, int depth)
    {
        var start = at - 1;
        budget.TakeNode(start);
        return marker switch
        {
            _ when depth == 0 => throw Refused(start, "is nested too deeply."),
            (byte)'{' => Object(start, depth),
            (byte)'[' => List(start, depth),
            (byte)'S' => new(start) { Text = Text(Length()) },
            (byte)'C' => new(start) { Text = Text(1) },
            (byte)'T' => new(start) { Number = 1 },
            (byte)'F' => new(start) { Number = 0 },
            (byte)'Z' => new(start),
            _ => new(start) { Number = Number(marker) },
        };
    }

    private Node Object(int start, int depth)
    {
        var node = new Node(start) { Members = new(StringComparer.Ordinal) };
        if (Peek() is (byte)'$' or (byte)'#')
        {
            throw Refused(at, "is an object with a fixed type or count, which XGBoost does not write.");
        }

        while (Peek() != '}')
        {
            var name = Text(Length());
            if (!node.Members.TryAdd(name, Value(Marker(), depth - 1)))
            {
                throw node.Refused($"has '{name}' twice.");
            }
        }

        at++;
        return node;
    }

    private Node List(int start, int depth)
    {
        if (Peek() == '$')
        {
            at++;
            var type = Marker();
            Expect('#');
            return new(start) { Numbers = Typed(type, Length()) };
        }

        var count = -1;
        if (Peek() == '#')
        {
            at++;
            count = Length();
        }

        var items = new List<Node>();
        while (count < 0 ? Peek() != ']' : items.Count < count)
        {
            items.Add(Value(Marker(), depth - 1));
        }

        at += count < 0 ? 1 : 0;
        return items.Count > 0 && items.TrueForAll(item => item.Number is not null)
            ? new(start) { Numbers = [.. items.Select(item => item.Number ?? 0)] }
            : new(start) { Items = items };
    }

    private double[] Typed(byte type, int count)
    {
        var width = Width(type);
        if (width == 0 || (long)count * width > file.Length - at)
        {
            throw Refused(at, $"announces {count} items of type '{(char)type}', more than the file holds.");
        }

        budget.TakeNumbers(count, at);
        var numbers = new double[count];
        for (var i = 0; i < count; i++)
        {
            numbers[i] = Number(type);
        }

        return numbers;
    }

    private int Length()
    {
        var start = at;
        var marker = Marker();
        var length = marker is (byte)'d' or (byte)'D' ? -1 : Number(marker);
        return length >= 0 && length <= file.Length - at ? (int)length : throw Refused(start, "is a length that the file does not have.");
    }

    private double Number(byte marker)
    {
        var start = at - 1;
        var bytes = Take(Width(marker));
        return marker switch
        {
            (byte)'i' => (sbyte)bytes[0],
            (byte)'U' => bytes[0],
            (byte)'I' => BinaryPrimitives.ReadInt16BigEndian(bytes),
            (byte)'l' => BinaryPrimitives.ReadInt32BigEndian(bytes),
            (byte)'L' => BinaryPrimitives.ReadInt64BigEndian(bytes),
            (byte)'d' => BinaryPrimitives.ReadSingleBigEndian(bytes),
            (byte)'D' => BinaryPrimitives.ReadDoubleBigEndian(bytes),
            _ => throw Refused(start, $"is a value of the unknown type 0x{marker:x2}."),
        };
    }

    private static int Width(byte marker) => marker switch
    {
        (byte)'i' or (byte)'U' => 1,
        (byte)'I' => 2,
        (byte)'l' or (byte)'d' => 4,
        (byte)'L' or (byte)'D' => 8,
        _ => 0,
    };

    private string Text(int length)
    {
        var start = at;
        var bytes = Take(length);
        return System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : throw Refused(start, "is a text that is not valid Unicode.");
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > file.Length - at)
        {
            throw Refused(at, "is where the file ends too early.");
        }

        at += count;
        return file.Slice(at - count, count);
    }

    private byte Marker() => Take(1)[0];

    private readonly byte Peek() => at < file.Length ? file[at] : throw Refused(at, "is where the file ends too early.");

    private void Expect(char marker)
    {
        if (Marker() != marker)
        {
            throw Refused(at - 1, $"should be '{marker}'.");
        }
    }

    private static RefusedException Refused(int at, string problem) => new($"byte {at}", problem);
}
