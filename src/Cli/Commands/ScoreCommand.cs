using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlopsLab.Cli.Lab;
using MlopsLab.Cli.Output;

namespace MlopsLab.Cli.Commands;

internal static class ScoreCommand
{
    public static Command Create()
    {
        var record = new Option<string>("--json") { Description = "The record's fields as one JSON object; - reads it from standard input", Required = true };
        var scenario = new Option<string?>("--scenario") { Description = "Its scenario (default: the gateway's)" };
        var count = new Option<int>("--count") { Description = "Ask so many times; with more than one, each answer is one JSON document on a line of its own", DefaultValueFactory = _ => 1 };
        var command = new Command("score", "Score one record like a client of the gateway") { record, scenario, count };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var body = Body(parsed.GetValue(record) ?? "", parsed.GetValue(scenario));
            for (var i = 0; i < parsed.GetValue(count); i++)
            {
                Print(await lab.PostRawAsync("gateway", "/score", body, ct), parsed.GetValue(count) > 1);
            }
        });
        return command;
    }

    private static void Print(JsonNode answer, bool isOneOfMany)
    {
        if (isOneOfMany)
        {
            Screen.Line(answer, json: true, "");
        }
        else
        {
            Screen.Json(answer);
        }
    }

    private static string Body(string text, string? scenario)
    {
        var json = text == "-" ? Console.In.ReadToEnd() : text;
        if (scenario is null)
        {
            return json;
        }

        try
        {
            return new JsonObject { ["scenario"] = scenario, ["record"] = JsonNode.Parse(json) }.ToJsonString();
        }
        catch (JsonException e)
        {
            throw LabException.Misuse($"--json is no JSON: {e.Message}");
        }
    }
}
