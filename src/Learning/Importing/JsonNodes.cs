using System.Text.Json;
using MlopsLab.Learning.Artifacts;

namespace MlopsLab.Learning.Importing;

/// <summary>Reads JSON; numbers that are not whole are read as floats, which is what XGBoost wrote.</summary>
internal static class JsonNodes
{
    private const int Depth = 16;

    private static ReadOnlySpan<byte> NaN => "\"\u007f\""u8;

    public static Node Read(ReadOnlySpan<byte> file)
    {
        var reader = new Utf8JsonReader(WithoutNaN(file), new JsonReaderOptions { MaxDepth = Depth });
        try
        {
            reader.Read();
            var root = Value(ref reader, new());
            return reader.Read() ? throw root.Refused("is followed by something else.") : root;
        }
        catch (JsonException broken)
        {
            throw new RefusedException($"byte {reader.TokenStartIndex}", $"is not JSON (line {broken.LineNumber + 1}).");
        }
        catch (InvalidOperationException)
        {
            throw new RefusedException($"byte {reader.TokenStartIndex}", "is a text that is not valid Unicode.");
        }
    }

    /// <summary>XGBoost writes NaN where a split on a category has no condition. JSON has no such number, so a text of the same length takes its place.</summary>
    private static byte[] WithoutNaN(ReadOnlySpan<byte> file)
    {
        var bytes = file.ToArray();
        for (var at = 0; bytes.AsSpan(at).IndexOfAny((byte)'"', (byte)'N') is >= 0 and var next; at++)
        {
            at += next;
            if (bytes[at] == '"')
            {
                at = EndOfText(bytes, at);
            }
            else if (bytes.AsSpan(at).StartsWith("NaN"u8))
            {
                NaN.CopyTo(bytes.AsSpan(at));
                at += NaN.Length - 1;
            }
        }

        return bytes;
    }

    private static int EndOfText(byte[] bytes, int at)
    {
        for (at++; at < bytes.Length - 1 && bytes[at] != '"'; at++)
        {
            at += bytes[at] == '\\' && at < bytes.Length - 2 ? 1 : 0;
        }

        return Math.Min(at, bytes.Length - 1);
    }

    private static bool IsNumber(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False
        || (reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("\u007f"u8));

    private static Node Value(ref Utf8JsonReader reader, Budget budget)
    {
        budget.TakeNode(reader.TokenStartIndex);
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => Object(ref reader, budget),
            JsonTokenType.StartArray => List(ref reader, budget),
            JsonTokenType.String => new(reader.TokenStartIndex) { Text = reader.GetString() },
            JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => new(reader.TokenStartIndex) { Number = Number(ref reader) },
            _ => new(reader.TokenStartIndex),
        };
    }

    private static Node Object(ref Utf8JsonReader reader, Budget budget)
    {
        var node = new Node(reader.TokenStartIndex) { Members = new(StringComparer.Ordinal) };
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString() ?? "";
            reader.Read();
            if (!node.Members.TryAdd(name, Value(ref reader, budget)))
            {
                throw node.Refused($"has '{name}' twice.");
            }
        }

        return node;
    }

    private static Node List(ref Utf8JsonReader reader, Budget budget)
    {
        var (start, items, numbers) = (reader.TokenStartIndex, new List<Node>(), new List<double>());
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (items.Count == 0 && IsNumber(ref reader))
            {
                budget.TakeNumbers(1, reader.TokenStartIndex);
                numbers.Add(Number(ref reader));
            }
            else if (numbers.Count == 0)
            {
                items.Add(Value(ref reader, budget));
            }
            else
            {
                throw new RefusedException($"byte {reader.TokenStartIndex}", "is not a number like the items before it.");
            }
        }

        return numbers.Count > 0 ? new(start) { Numbers = [.. numbers] } : new(start) { Items = items };
    }

    private static double Number(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.Number)
        {
            return reader.TokenType switch { JsonTokenType.True => 1, JsonTokenType.False => 0, _ => double.NaN };
        }

        return reader.TryGetInt32(out var whole) ? whole
            : reader.TryGetSingle(out var number) && float.IsFinite(number) ? number
            : throw new RefusedException($"byte {reader.TokenStartIndex}", "is a number that no float holds.");
    }
}
