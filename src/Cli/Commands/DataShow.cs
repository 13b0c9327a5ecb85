using System.CommandLine;
using System.Text.Json.Nodes;
using MlopsLab.Cli.Lab;
using MlopsLab.Cli.Output;

namespace MlopsLab.Cli.Commands;

internal static class DataShow
{
    public static Command Create()
    {
        var id = Shared.Text("id", "A snapshot's id, or its first characters");
        var command = new Command("show", "One snapshot: what it holds and of which files") { id };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var found = await lab.GetAsync(DataCommands.Node, $"/snapshots/{Uri.EscapeDataString(parsed.GetValue(id) ?? "")}", ct);
            if (parsed.GetValue(Shared.Json))
            {
                Screen.Json(found);
                return;
            }

            Screen.Fields(found["snapshot"] ?? new JsonObject(), false, "id", "scenario", "rows", "labelledRows", "positives", "from", "to", "schemaVersion", "sealedAt");
            Screen.Fields(found["manifest"] ?? new JsonObject(), false, "format", "content");
        });
        return command;
    }
}
