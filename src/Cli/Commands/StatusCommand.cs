using System.CommandLine;
using System.Text.Json.Nodes;
using MlopsLab.Cli.Lab;
using MlopsLab.Cli.Output;

namespace MlopsLab.Cli.Commands;

internal static class StatusCommand
{
    public static Command Create()
    {
        var command = new Command("status", "Which nodes run and whether they are healthy");
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var status = await ReadAsync(lab, ct);
            Print(status, parsed.GetValue(Shared.Json));
            return (bool?)status["healthy"] is true ? 0 : 1;
        });
        return command;
    }

    public static async Task<JsonObject> ReadAsync(LabClient lab, CancellationToken ct)
    {
        var nodes = await lab.GetAsync("", "/nodes", ct) as JsonArray ?? [];
        return new JsonObject
        {
            ["healthy"] = nodes.Count > 0 && nodes.All(node => (bool?)node?["healthy"] is true),
            ["engine"] = lab.Control.Engine,
            ["pid"] = lab.Control.Pid,
            ["nodes"] = nodes.DeepClone(),
        };
    }

    private static void Print(JsonObject status, bool json)
    {
        if (!json)
        {
            Console.Out.WriteLine($"engine {Screen.Text(status["engine"])}, {((bool?)status["healthy"] is true ? "all healthy" : "NOT all healthy")}");
            Screen.Rows(status["nodes"] ?? new JsonArray(), json, "no nodes", "name", "state", "healthy", "release", "restarts", "pid", "url");
            return;
        }

        Screen.Json(status);
    }
}
