using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MlopsLab.ServiceDefaults.Problems;

/// <summary>Puts what the JSON reader says into the words of the sender: where, what, and what to send.</summary>
internal static partial class UnreadableJson
{
    public static ProblemHttpResult Explain(JsonException json)
    {
        var place = json.Path is { Length: > 1 } path ? path[1..].TrimStart('.') : "body";
        var line = json.LineNumber is { } number ? $" (line {number + 1}, byte {json.BytePositionInLine + 1})" : "";
        return Problem.Invalid(place, $"{Reason(json)}{line}", "Send well-formed JSON of the shape in /openapi/v1.json.");
    }

    private static string Reason(JsonException json)
    {
        if (!json.Message.StartsWith("The JSON value could not be converted", StringComparison.Ordinal))
        {
            return Noise().Replace(json.Message, "").TrimEnd('.', ' ');
        }

        // The outer message may name the type around the value; the inner one names the value's own.
        var wanted = Wanted().Match(json.InnerException?.Message ?? json.Message).Groups["type"].Value;
        return $"expected {Expected(wanted)}";
    }

    private static string Expected(string type) => type.ToLowerInvariant() switch
    {
        "string" => "text",
        "boolean" => "true or false",
        "byte" or "int16" or "int32" or "int64" or "uint16" or "uint32" or "uint64" => "a whole number",
        "double" or "single" or "decimal" or "number" => "a number",
        "datetime" or "datetimeoffset" => "a time like 2026-01-31T12:00:00Z",
        "guid" => "an id like 0f8fad5b-d9cb-469f-a165-70867728950e",
        _ => "a value of another shape",
    };

    [GeneratedRegex("(?:for an? |as an? |in a supported (?!format)|converted to System\\.(?:Nullable`1\\[System\\.)?)(?<type>\\w+)")]
    private static partial Regex Wanted();

    [GeneratedRegex("( Path: .*)? \\|? ?LineNumber: \\d+ \\| BytePositionInLine: \\d+\\.?$| Change the reader options\\.")]
    private static partial Regex Noise();
}
