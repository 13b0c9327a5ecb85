using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlopsLab.Cli.Lab;
using MlopsLab.Cli.Output;

namespace MlopsLab.Cli.Commands;

internal static class DataShow
{
    public static Command Create()
    {
        var id = Shared.Text("id", "A snapshot's id, or its first characters");
        var asOf = new Option<string?>("--as-of") { Description = "Count what was known of it at this time, for example 2026-01-31T12:00:00Z" };
        var command = new Command("show", "One snapshot: what it holds, what it rewrote and which models learned from it") { id, asOf };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var path = $"/snapshots/{Uri.EscapeDataString(parsed.GetValue(id) ?? "")}";
            var found = await lab.GetAsync(DataCommands.Node, path, ct);
            if (parsed.GetValue(asOf) is { } time)
            {
                found["asOf"] = await KnownAsync(lab, path, time, ct);
            }

            Show(found, parsed.GetValue(Shared.Json));
        });
        return command;
    }

    private static void Show(JsonNode found, bool json)
    {
        if (json)
        {
            Screen.Json(found);
            return;
        }

        var manifest = found["manifest"] ?? new JsonObject();
        Screen.Fields(found["snapshot"] ?? new JsonObject(), false, "id", "scenario", "rows", "labelledRows", "positives", "from", "to", "schemaVersion", "sealedAt");
        Screen.Fields(manifest, false, "format", "content", "arrival", "watermark", "labelNumbers", "parents", "contracts");
        Screen.Fields(found, false, "asOf", "models");
        foreach (var backfill in manifest["backfills"] as JsonArray ?? [])
        {
            Console.Out.WriteLine($"{"backfill",-16} {Screen.Text(backfill)}");
        }

        if (manifest["columns"] is JsonArray columns)
        {
            Screen.Rows(columns, false, "no columns", "name", "type", "count", "nulls", "distinct", "min", "p50", "p99", "max", "mean", "deviation");
        }
    }

    private static async Task<JsonNode> KnownAsync(LabClient lab, string path, string time, CancellationToken ct)
    {
        using var rows = new StreamReader(await lab.StreamAsync(DataCommands.Node, $"{path}/rows?asOf={Uri.EscapeDataString(time)}", ct));
        var (count, labelled, positives) = (0L, 0L, 0L);
        while (await rows.ReadLineAsync(ct) is { Length: > 0 } line)
        {
            using var row = JsonDocument.Parse(line);
            var label = row.RootElement.GetProperty("label");
            count++;
            labelled += label.ValueKind == JsonValueKind.Number ? 1 : 0;
            positives += label.ValueKind == JsonValueKind.Number && label.GetDouble() > 0.5 ? 1 : 0;
        }

        return new JsonObject { ["at"] = time, ["rows"] = count, ["labelledRows"] = labelled, ["positives"] = positives };
    }
}
