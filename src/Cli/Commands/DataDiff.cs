using System.CommandLine;
using System.Text.Json.Nodes;
using MlopsLab.Cli.Lab;
using MlopsLab.Cli.Output;

namespace MlopsLab.Cli.Commands;

internal static class DataDiff
{
    public static Command Create()
    {
        var from = Shared.Text("from", "The earlier snapshot's id, or its first characters");
        var to = Shared.Text("to", "The later one's");
        var command = new Command("diff", "What changed between two snapshots: rows, columns, distributions and labels") { from, to };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var diff = await lab.GetAsync(DataCommands.Node, $"/snapshots/{Uri.EscapeDataString(parsed.GetValue(from) ?? "")}/diff/{Uri.EscapeDataString(parsed.GetValue(to) ?? "")}", ct);
            if (parsed.GetValue(Shared.Json))
            {
                Screen.Json(diff);
                return;
            }

            Screen.Fields(diff, false, "from", "to", "sameContent", "rows", "labels");
            Screen.Rows(new JsonArray([.. (diff["columns"] as JsonArray ?? []).Select(Row)]), false, "no columns", "column", "change", "psi", "size", "before", "after");
        });
        return command;
    }

    private static JsonObject Row(JsonNode? column) => new()
    {
        ["column"] = column?["name"]?.DeepClone(),
        ["change"] = column?["change"]?.DeepClone(),
        ["psi"] = column?["psi"]?.DeepClone(),
        ["size"] = column?["size"]?.DeepClone(),
        ["before"] = Side(column?["before"]),
        ["after"] = Side(column?["after"]),
    };

    private static string Side(JsonNode? side) => side is null ? "" : (string?)side["type"] == "number"
        ? $"{Screen.Text(side["min"])} … {Screen.Text(side["p50"])} … {Screen.Text(side["max"])}, {(double?)side["nullShare"]:P1} null"
        : $"{side["type"]}, {Screen.Text(side["distinct"])} different, {(double?)side["nullShare"]:P1} null";
}
