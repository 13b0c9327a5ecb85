using System.Text.Json;
using MlopsLab.Registry.Domain;

namespace MlopsLab.Registry.Endpoints;

/// <summary>One row of the audit trail.</summary>
internal sealed record AuditView(
    long Seq, DateTimeOffset At, string Actor, string Action, string Subject, string Reason, JsonElement Payload, string PayloadHash, string PreviousHash, string Hash)
{
    public static AuditView Of(AuditRow row) => new(
        row.Seq, DateTimeOffset.FromUnixTimeMilliseconds(row.At), row.Actor, row.Action, row.Subject, row.Reason, Read(row.Payload), row.PayloadHash, row.PreviousHash, row.Hash);

    // Somebody may have written over it: then it is shown as it is.
    private static JsonElement Read(string payload)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(payload);
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement(payload);
        }
    }
}
