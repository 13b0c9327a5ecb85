using System.CommandLine;
using System.Text.Json.Nodes;
using MlopsLab.Cli.Lab;
using MlopsLab.Cli.Output;

namespace MlopsLab.Cli.Commands;

internal static class DataSnapshots
{
    private const int ShortId = 12;

    public static Command Create()
    {
        var scenario = new Option<string?>("--scenario") { Description = "Only snapshots of this scenario" };
        var command = new Command("snapshots", "All sealed snapshots, the newest first") { scenario };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var query = parsed.GetValue(scenario) is { Length: > 0 } name ? $"?scenario={Uri.EscapeDataString(name)}" : "";
            var json = parsed.GetValue(Shared.Json);
            var rows = await lab.GetAsync(DataCommands.Node, $"/snapshots{query}", ct);
            Screen.Rows(
                json ? rows : Shortened(rows), json, "no snapshots yet; they are sealed by themselves once there are enough rows",
                "id", "scenario", "rows", "labelledRows", "positives", "from", "to", "schemaVersion", "sealedAt");
        });
        return command;
    }

    /// <summary>Twelve characters tell snapshots apart and are taken wherever an id is.</summary>
    public static string Short(string? id) => id is { Length: > ShortId } ? id[..ShortId] : id ?? "";

    private static JsonNode Shortened(JsonNode rows)
    {
        foreach (var row in rows as JsonArray ?? [])
        {
            (row ?? new JsonObject())["id"] = Short((string?)row?["id"]);
        }

        return rows;
    }
}
