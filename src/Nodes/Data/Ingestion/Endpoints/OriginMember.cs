using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using MlopsLab.Ingestion.Domain;
using MlopsLab.Ingestion.Domain.Holds;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Ingestion.Endpoints;

/// <summary>The members that say who sends the rows (each source is learnt and judged by itself) and whether they are history.</summary>
internal static class OriginMember
{
    private const int Longest = 40;

    public static (RowOrigin Origin, ProblemHttpResult? Refusal) Read(JsonElement root, bool backfill)
    {
        var (source, unnamed) = SourceOf(root);
        var (history, unclear) = HistoryOf(root);
        return (new(source, history, backfill), unnamed ?? unclear);
    }

    private static (string Source, ProblemHttpResult? Refusal) SourceOf(JsonElement root)
    {
        if (!root.TryGetProperty("source"u8, out var given) || given.ValueKind == JsonValueKind.Null)
        {
            return (SourceWatches.Unnamed, null);
        }

        return WireValue.Text(root, "source") is { Length: > 0 and <= Longest } source && source.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.')
            ? (source, null)
            : (string.Empty, Problem.Invalid("source", $"is not a name of 1 to {Longest} letters, digits, dashes and dots", "Name the sender, for example \"pos-terminals\", or leave it out."));
    }

    private static (bool History, ProblemHttpResult? Refusal) HistoryOf(JsonElement root) =>
        !root.TryGetProperty("history"u8, out var given) ? (false, null)
            : given.ValueKind is JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null ? (given.ValueKind == JsonValueKind.True, null)
            : (false, Problem.Invalid("history", "is neither true nor false", "Write true for rows from before the source goes live, or leave it out."));
}
