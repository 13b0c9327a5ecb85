using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using MlopsLab.Ingestion.Domain.Holds;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Ingestion.Endpoints;

/// <summary>The member that says who sends the rows; each source is learnt and judged by itself.</summary>
internal static class SourceMember
{
    private const int Longest = 40;

    public static (string Source, ProblemHttpResult? Refusal) Read(JsonElement root)
    {
        if (!root.TryGetProperty("source"u8, out var given) || given.ValueKind == JsonValueKind.Null)
        {
            return (SourceWatches.Unnamed, null);
        }

        return Domain.WireValue.Text(root, "source") is { Length: > 0 and <= Longest } source && source.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.')
            ? (source, null)
            : (string.Empty, Problem.Invalid("source", $"is not a name of 1 to {Longest} letters, digits, dashes and dots", "Name the sender, for example \"pos-terminals\", or leave it out."));
    }
}
