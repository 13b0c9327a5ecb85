using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace MlopsLab.Cli.Output;

/// <summary>Prints a JSON answer: as it is with <c>--json</c>, else as a table of the named columns.</summary>
internal static class Screen
{
    private const int WidthOfAFile = 240;
    private const int LongestInOnePiece = 40;
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerOptions.Web) { WriteIndented = true };

    public static void Json(JsonNode answer) => Console.Out.WriteLine(answer.ToJsonString(Indented));

    /// <summary>One of many lines: compact with <c>--json</c>, so that each line is one document.</summary>
    public static void Line(JsonNode answer, bool json, string line) => Console.Out.WriteLine(json ? answer.ToJsonString(JsonSerializerOptions.Web) : line);

    public static void Rows(JsonNode answer, bool json, string nothing, params ReadOnlySpan<string> columns)
    {
        if (json)
        {
            Json(answer);
        }
        else if (answer is JsonArray { Count: > 0 } rows)
        {
            AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, Console.IsOutputRedirected ? WidthOfAFile : 0);
            AnsiConsole.Write(TableOf(rows, columns));
        }
        else
        {
            Console.Out.WriteLine(nothing);
        }
    }

    public static void Fields(JsonNode answer, bool json, params ReadOnlySpan<string> fields)
    {
        if (json)
        {
            Json(answer);
            return;
        }

        foreach (var field in fields)
        {
            if (answer[field] is { } value)
            {
                Console.Out.WriteLine($"{field,-16} {Text(value)}");
            }
        }
    }

    public static void Said(JsonNode answer, bool json, string line)
    {
        if (json)
        {
            Json(answer);
        }
        else
        {
            Console.Out.WriteLine(line);
        }
    }

    public static string Text(JsonNode? value) => value switch
    {
        null => "",
        JsonArray list => string.Join(", ", list.Select(Text)),
        JsonObject map => string.Join(", ", map.Select(pair => $"{pair.Key} {Text(pair.Value)}")),
        JsonValue number when number.TryGetValue<double>(out var d) => d.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private static Table TableOf(JsonArray rows, ReadOnlySpan<string> columns)
    {
        var table = new Table().Border(TableBorder.Minimal);
        var cells = new string[rows.Count, columns.Length];
        for (var column = 0; column < columns.Length; column++)
        {
            var longest = 0;
            for (var row = 0; row < rows.Count; row++)
            {
                var text = Text(rows[row]?[columns[column]]);
                longest = Math.Max(longest, text.Length);
                cells[row, column] = Markup.Escape(text);
            }

            // Only sentences give way when the terminal is narrow: names and numbers stay in one piece.
            table.AddColumn(longest > LongestInOnePiece ? new TableColumn(columns[column]) : new TableColumn(columns[column]).NoWrap());
        }

        for (var row = 0; row < rows.Count; row++)
        {
            table.AddRow([.. Enumerable.Range(0, columns.Length).Select(column => cells[row, column])]);
        }

        return table;
    }
}
