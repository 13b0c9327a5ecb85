using System.CommandLine;
using System.Text.Json.Nodes;
using MlopsLab.Cli.Lab;
using MlopsLab.Cli.Output;
using MlopsLab.Scenarios;

namespace MlopsLab.Cli.Commands;

/// <summary>Gives a running lab a scenario's new file; one that breaks the contract only with a reason.</summary>
internal static class ScenarioPut
{
    private static readonly Argument<string> File = Shared.File("file", "A whole scenario.yaml");
    private static readonly Option<bool> Major = new("--major") { Description = "Take the change even if it breaks who sends or who reads" };
    private static readonly Option<string?> Why = new("--why") { Description = "The reason, kept in the contract's history; --major needs one" };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Only say what the change would be" };

    public static Command Create()
    {
        var command = new Command("put", "Change a scenario of the running lab, or add one; a change that breaks its contract needs --major and --why") { File, Major, Why, DryRun };
        command.Validators.Add(given =>
        {
            if (given.GetValue(Major) && string.IsNullOrWhiteSpace(given.GetValue(Why)))
            {
                given.AddError("--major needs a reason; add --why \"…\"");
            }
        });
        command.SetAction((parsed, ct) => RunAsync(parsed, ct));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var (name, text) = Read(Path.GetFullPath(parsed.GetValue(File) ?? ""));
        var (major, json) = (parsed.GetValue(Major), parsed.GetValue(Shared.Json));
        using var lab = LabClient.Connect();
        var path = $"/scenarios/{Uri.EscapeDataString(name)}";
        var plan = await lab.PutAsync(DataCommands.Node, path, new { text, major, why = parsed.GetValue(Why), dryRun = true }, ct);
        var breaks = (string?)plan["level"] == "major" && !major;
        if (breaks || parsed.GetValue(DryRun))
        {
            Print(plan, json, breaks);
            return breaks ? 1 : 0;
        }

        var done = await lab.PutAsync(DataCommands.Node, path, new { text, major, why = parsed.GetValue(Why) }, ct);
        Screen.Said(done, json, (string?)done["from"] == (string?)done["to"]
            ? $"contract {done["to"]} of {name} stays; wrote {done["file"]}"
            : $"contract of {name} is {done["to"]} now ({done["level"]}); wrote {done["file"]}");
        return 0;
    }

    private static (string Name, string Text) Read(string file)
    {
        try
        {
            var text = System.IO.File.ReadAllText(file);
            var reading = ScenarioFile.Parse(text);
            return reading.Scenario is { } scenario ? (scenario.Name, text) : throw LabException.Misuse($"{file}: {string.Join("; ", reading.Errors)}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw LabException.Misuse($"{file} can't be read: {e.Message}");
        }
    }

    private static void Print(JsonNode plan, bool json, bool breaks)
    {
        if (json)
        {
            Screen.Json(plan);
        }
        else
        {
            Screen.Rows(plan["differences"] ?? new JsonArray(), false, "nothing changes in the contract", "field", "kind", "level", "from", "to");
        }

        foreach (var one in (plan["differences"] as JsonArray ?? []).Where(one => breaks && (string?)one?["level"] == "major"))
        {
            Console.Error.WriteLine($"lab: {one?["field"]} {one?["kind"]}: {one?["why"]}. {one?["remedy"]}");
        }

        if (breaks)
        {
            Console.Error.WriteLine($"lab: refused; --major --why \"…\" takes it as {plan["to"]}");
        }
    }
}
