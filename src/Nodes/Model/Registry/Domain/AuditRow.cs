namespace MlopsLab.Registry.Domain;

/// <summary>One change of the registry, sealed with the hash of the change before.</summary>
/// <param name="At">Unix time in milliseconds.</param>
internal sealed record AuditRow(
    long Seq, long At, string Actor, string Action, string Subject, string Reason, string Payload, string PayloadHash, string PreviousHash, string Hash)
{
    // For Dapper.
    public AuditRow()
        : this(0, 0, "", "", "", "", "{}", "", "", "")
    {
    }
}
