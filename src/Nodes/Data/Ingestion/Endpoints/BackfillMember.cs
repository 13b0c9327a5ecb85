using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using MlopsLab.Ingestion.Domain;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Ingestion.Endpoints;

/// <summary>The member that makes a request a backfill: why its rows come now, and may replace those of the same id.</summary>
internal static class BackfillMember
{
    private const int LongestReason = 400;

    /// <summary>Both null when the request is none.</summary>
    public static (string? Reason, ProblemHttpResult? Refusal) Read(JsonElement root, JsonElement records)
    {
        if (!root.TryGetProperty("backfill"u8, out var given) || given.ValueKind == JsonValueKind.Null)
        {
            return default;
        }

        if (WireValue.Text(root, "backfill") is not { Length: > 0 and <= LongestReason } reason || reason.Any(char.IsControl))
        {
            return (null, Problem.Invalid("backfill", $"is not text of 1 to {LongestReason} characters", "Say why these rows come now, for example \"amounts of May were in cents\"."));
        }

        var index = 0;
        foreach (var record in records.EnumerateArray())
        {
            if (record.ValueKind == JsonValueKind.Object && (!record.TryGetProperty("arrivalTime"u8, out var arrival) || arrival.ValueKind == JsonValueKind.Null))
            {
                return (null, Problem.Invalid($"records[{index}].arrivalTime", "is missing", "Give the time the row became known as it is now: what was known before stays readable as of before that time."));
            }

            index++;
        }

        return (reason, null);
    }
}
