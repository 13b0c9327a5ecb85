namespace MlopsLab.Gateway.Upstream;

/// <summary>A request or an answer of the Open Inference Protocol as it is on the wire.</summary>
/// <param name="JsonLength">Bytes of JSON before the tensors' bytes; null when all is JSON.</param>
internal readonly record struct ProtocolMessage(ReadOnlyMemory<byte> Bytes, int? JsonLength = null)
{
    /// <summary>The header that carries <see cref="JsonLength"/>.</summary>
    public const string LengthHeader = "Inference-Header-Content-Length";

    public ReadOnlySpan<byte> Json => Bytes.Span[..Math.Min(JsonLength ?? Bytes.Length, Bytes.Length)];

    public ReadOnlySpan<byte> Tensors => Bytes.Span[Json.Length..];

    public string MediaType => JsonLength is null ? "application/json" : "application/octet-stream";
}
