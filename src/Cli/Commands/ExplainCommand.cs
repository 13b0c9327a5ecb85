using System.CommandLine;
using System.Text.Json.Nodes;
using MlopsLab.Cli.Lab;
using MlopsLab.Cli.Output;

namespace MlopsLab.Cli.Commands;

internal static class ExplainCommand
{
    public static Command Create()
    {
        var node = Shared.Text("node", "A node of the lab, for example ingestion");
        var command = new Command("explain", "The five questions of a node, answered by what is measured now") { node };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var name = parsed.GetValue(node) ?? "";
            Show(await AskAsync(lab, name, ct), parsed.GetValue(Shared.Json));
        });
        return command;
    }

    // With the console down the node still answers for itself, without what the monitors know.
    private static async Task<JsonNode> AskAsync(LabClient lab, string node, CancellationToken ct)
    {
        try
        {
            return await lab.GetAsync("console", $"/api/explain/{Uri.EscapeDataString(node)}", ct);
        }
        catch (LabException)
        {
            return await lab.GetAsync(node, "/explain", ct);
        }
    }

    private static void Show(JsonNode answer, bool json)
    {
        if (json)
        {
            Screen.Json(answer);
            return;
        }

        foreach (var question in answer["questions"] as JsonArray ?? [])
        {
            Console.Out.WriteLine($"{question?["question"]}\n  {question?["answer"]}");
            foreach (var fact in question?["evidence"] as JsonArray ?? [])
            {
                Console.Out.WriteLine($"    {fact?["name"]}: {fact?["value"]} {fact?["unit"]}".TrimEnd());
            }

            Console.Out.WriteLine();
        }
    }
}
