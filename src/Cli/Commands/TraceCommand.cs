using System.CommandLine;
using System.Text.Json.Nodes;
using MlopsLab.Cli.Lab;
using MlopsLab.Cli.Output;

namespace MlopsLab.Cli.Commands;

internal static class TraceCommand
{
    public static Command Create()
    {
        var id = new Argument<string?>("id") { Description = "A trace id; without one, the newest traces", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("trace", "The way of one request through the nodes") { id };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var json = parsed.GetValue(Shared.Json);
            if (parsed.GetValue(id) is { } wanted)
            {
                Waterfall(await lab.GetAsync("console", $"/api/traces/{Uri.EscapeDataString(wanted)}", ct), json);
            }
            else
            {
                Screen.Rows(await lab.GetAsync("console", "/api/traces", ct), json, "no traces yet", "traceId", "name", "startedAt", "durationMs", "spans", "nodes");
            }
        });
        return command;
    }

    private static void Waterfall(JsonNode trace, bool json)
    {
        if (json)
        {
            Screen.Json(trace);
            return;
        }

        foreach (var span in trace["spans"] as JsonArray ?? [])
        {
            var indent = new string(' ', 2 * ((int?)span?["depth"] ?? 0));
            Console.Out.WriteLine($"{(double?)span?["offsetMs"],9:0.0} ms {(double?)span?["durationMs"],9:0.0} ms  {indent}{span?["node"]}: {span?["name"]}");
        }
    }
}
