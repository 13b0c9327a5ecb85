namespace MlopsLab.Gateway.Upstream;

/// <summary>What a node answered to a request that was passed on.</summary>
/// <param name="Status">0 when it did not answer; the message says why.</param>
internal readonly record struct ProtocolAnswer(int Status, ProtocolMessage Message)
{
    public static ProtocolAnswer Silent(ReadOnlySpan<byte> reason) => new(0, new(reason.ToArray()));
}
