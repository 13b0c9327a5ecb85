namespace MlopsLab.ServiceDefaults.Tests.Support;

/// <summary>A span as it was sent: opentelemetry.proto.trace.v1.Span.</summary>
internal sealed record Span(string Trace, string Id, string Parent, string Name, IReadOnlyDictionary<string, string> Attributes, int Status)
{
    public string Path => Attributes.GetValueOrDefault("url.path", "");

    public static IEnumerable<Span> In(byte[] export) => Protobuf.At(export, 1, 2, 2).Select(span => new Span(
        Hex(span, 1),
        Hex(span, 2),
        Hex(span, 4),
        Protobuf.Text(span, 5),
        Protobuf.Attributes(span, 9),
        Protobuf.At(span, 15, 3).FirstOrDefault([0])[0]));

    private static string Hex(byte[] span, int field) => Convert.ToHexString(Protobuf.At(span, field).FirstOrDefault([]));
}
