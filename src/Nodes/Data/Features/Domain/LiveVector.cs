using System.Runtime.InteropServices;

namespace MlopsLab.Features.Domain;

/// <summary>The features of a record as the online states gave them right before it was counted.</summary>
internal sealed record LiveVector(long Seq, long Position, string RecordId, string StateKeys, byte[] Vector)
{
    public LogPlace Place => new(Seq, Position);

    public IEnumerable<string> Keys => StateKeys.Split('\n').Where(key => key.Length > 0);

    public ReadOnlySpan<double> Values => MemoryMarshal.Cast<byte, double>(Vector);
}
