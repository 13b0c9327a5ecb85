using Google.Protobuf;

namespace MlopsLab.Console.Traces;

/// <summary>
/// Reads the spans of an OTLP ExportTraceServiceRequest. Field numbers are those of opentelemetry-proto 1.x
/// (trace.proto, common.proto, resource.proto); unknown fields are skipped.
/// </summary>
internal static class OtlpTraces
{
    private const int MaxAttributes = 64;

    /// <exception cref="InvalidProtocolBufferException">The bytes are no such message.</exception>
    public static IReadOnlyList<Span> Read(byte[] body)
    {
        var spans = new List<Span>();
        Fields(body, (field, input) => Skip(input, field == 1, () => ReadResource(input.ReadBytes(), spans)));
        return spans;
    }

    private static void ReadResource(ByteString body, List<Span> spans)
    {
        var node = "unknown";
        var scopes = new List<ByteString>();
        Fields(body.ToByteArray(), (field, input) =>
        {
            switch (field)
            {
                case 1: node = ServiceName(input.ReadBytes()) ?? node; break;
                case 2: scopes.Add(input.ReadBytes()); break;
                default: input.SkipLastField(); break;
            }
        });
        foreach (var scope in scopes)
        {
            Fields(scope.ToByteArray(), (field, input) => Skip(input, field == 2, () => spans.Add(ReadSpan(input.ReadBytes(), node))));
        }
    }

    private static string? ServiceName(ByteString resource)
    {
        var attributes = new Dictionary<string, string>();
        Fields(resource.ToByteArray(), (field, input) => Skip(input, field == 1, () => AddAttribute(attributes, input.ReadBytes())));
        return attributes.GetValueOrDefault("service.name");
    }

    private static Span ReadSpan(ByteString body, string node)
    {
        string trace = "", id = "", name = "";
        string? parent = null;
        ulong start = 0, end = 0;
        var failed = false;
        var attributes = new Dictionary<string, string>();
        Fields(body.ToByteArray(), (field, input) =>
        {
            switch (field)
            {
                case 1: trace = Hex(input.ReadBytes()); break;
                case 2: id = Hex(input.ReadBytes()); break;
                case 4: parent = Hex(input.ReadBytes()) is { Length: > 0 } text ? text : null; break;
                case 5: name = input.ReadString(); break;
                case 7: start = input.ReadFixed64(); break;
                case 8: end = input.ReadFixed64(); break;
                case 9: AddAttribute(attributes, input.ReadBytes()); break;
                case 15: failed = IsError(input.ReadBytes()); break;
                default: input.SkipLastField(); break;
            }
        });
        return new Span(trace, id, parent, node, name, Time(start), TimeSpan.FromTicks((long)((Math.Max(end, start) - start) / 100)), failed, attributes);
    }

    private static void AddAttribute(Dictionary<string, string> attributes, ByteString pair)
    {
        string key = "", value = "";
        Fields(pair.ToByteArray(), (field, input) =>
        {
            switch (field)
            {
                case 1: key = input.ReadString(); break;
                case 2: value = ReadValue(input.ReadBytes()); break;
                default: input.SkipLastField(); break;
            }
        });
        if (key.Length > 0 && attributes.Count < MaxAttributes)
        {
            attributes[key] = value;
        }
    }

    private static string ReadValue(ByteString body)
    {
        var text = "";
        Fields(body.ToByteArray(), (field, input) =>
        {
            switch (field)
            {
                case 1: text = input.ReadString(); break;
                case 2: text = input.ReadBool() ? "true" : "false"; break;
                case 3: text = input.ReadInt64().ToString(System.Globalization.CultureInfo.InvariantCulture); break;
                case 4: text = input.ReadDouble().ToString(System.Globalization.CultureInfo.InvariantCulture); break;
                default: input.SkipLastField(); break;
            }
        });
        return text;
    }

    private static bool IsError(ByteString status)
    {
        var code = 0;
        Fields(status.ToByteArray(), (field, input) => Skip(input, field == 3, () => code = input.ReadEnum()));
        return code == 2;
    }

    private static void Fields(byte[] body, Action<int, CodedInputStream> read)
    {
        var input = new CodedInputStream(body);
        while (input.ReadTag() is var tag and not 0)
        {
            read(WireFormat.GetTagFieldNumber(tag), input);
        }
    }

    private static void Skip(CodedInputStream input, bool wanted, Action read)
    {
        if (wanted)
        {
            read();
        }
        else
        {
            input.SkipLastField();
        }
    }

    private static string Hex(ByteString bytes) => Convert.ToHexStringLower(bytes.Span);

    private static DateTimeOffset Time(ulong nanoseconds) => DateTimeOffset.UnixEpoch.AddTicks((long)(nanoseconds / 100));
}
