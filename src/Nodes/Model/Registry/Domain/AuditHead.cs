using System.Globalization;

namespace MlopsLab.Registry.Domain;

/// <summary>The last link of the chain: whoever wrote it down notices when the tail is cut off.</summary>
internal sealed record AuditHead(long Seq, string Hash)
{
    public static readonly AuditHead Empty = new(0, AuditChain.Beginning);

    /// <summary>Reads <c>seq:hash</c>, null when it is not that.</summary>
    public static AuditHead? Parse(string text) =>
        text.Split(':') is [var seq, var hash] && long.TryParse(seq, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && ArtifactHash.IsValid(hash)
            ? new AuditHead(number, hash)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Seq}:{Hash}");
}
