using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace MlopsLab.Registry.Domain;

/// <summary>A chain of SHA-256 hashes over what was changed: no row can be altered, left out or put in without breaking it.</summary>
internal static class AuditChain
{
    /// <summary>What the first row follows.</summary>
    public static readonly string Beginning = new('0', 64);

    public static AuditRow Append(AuditHead head, long at, Reason reason, string action, string subject, string payload)
    {
        var row = new AuditRow(head.Seq + 1, at, reason.By, action, subject, reason.Why, payload, HashOf(payload), head.Hash, "");
        return row with { Hash = HashOf(row) };
    }

    /// <summary>The first row that does not follow from the one before, if any.</summary>
    public static AuditBreak? Check(AuditHead before, AuditRow row) =>
        row.Seq != before.Seq + 1 ? new AuditBreak(before.Seq + 1, $"row {before.Seq + 1} is missing")
        : row.PreviousHash != before.Hash ? new AuditBreak(row.Seq, "it does not follow from the row before")
        : row.PayloadHash != HashOf(row.Payload) ? new AuditBreak(row.Seq, "its payload was changed")
        : row.Hash != HashOf(row) ? new AuditBreak(row.Seq, "it was changed")
        : null;

    // A JSON array, so that no two different rows read the same.
    private static string HashOf(AuditRow row) => HashOf(JsonSerializer.Serialize(
        new object[] { row.Seq, row.At, row.Actor, row.Action, row.Subject, row.Reason, row.PayloadHash, row.PreviousHash }));

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
