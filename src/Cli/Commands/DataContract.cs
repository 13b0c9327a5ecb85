using System.CommandLine;
using System.Text.Json.Nodes;
using MlopsLab.Cli.Lab;
using MlopsLab.Cli.Output;

namespace MlopsLab.Cli.Commands;

/// <summary>What senders promise and models rely on, version by version.</summary>
internal static class DataContract
{
    private static readonly Option<string> Scenario = new("--scenario") { Description = "Whose contract", DefaultValueFactory = _ => "fraud", Recursive = true };

    private static readonly Option<string?> Version = new("--version") { Description = "An earlier version, for example 1.0" };

    public static Command Create()
    {
        var command = new Command("contract", "The data contract of a scenario: what it says, how it changed, and what a change breaks") { Show(), History(), Diff() };
        command.Options.Add(Scenario);
        command.SetAction(ShowAsync);
        return command;
    }

    private static Command Show()
    {
        var command = new Command("show", "The contract that counts now") { Version };
        command.SetAction(ShowAsync);
        return command;
    }

    private static async Task ShowAsync(ParseResult parsed, CancellationToken ct)
    {
        using var lab = LabClient.Connect();
        var query = parsed.GetValue(Version) is { } wanted ? $"?version={Uri.EscapeDataString(wanted)}" : string.Empty;
        var answer = await lab.GetAsync(DataCommands.Node, PathOf(parsed) + query, ct);
        if (parsed.GetValue(Shared.Json))
        {
            Screen.Json(answer);
            return;
        }

        Screen.Fields(answer["version"] ?? new JsonObject(), false, "scenario", "version", "why", "at", "hash", "schemaVersion");
        Screen.Rows(answer["contract"]?["fields"] ?? new JsonArray(), false, "no fields", "name", "type", "unit", "nullable", "min", "max", "values", "knownAfter");
        Screen.Rows(answer["contract"]?["checks"] ?? new JsonArray(), false, "no checks over several fields", "name", "expr", "severity");
        Screen.Fields(answer["contract"] ?? new JsonObject(), false, "freshness", "keys", "label");
    }

    private static Command History()
    {
        var command = new Command("history", "Every version, with what changed and why");
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var versions = await lab.GetAsync(DataCommands.Node, $"{PathOf(parsed)}/history", ct);
            if (parsed.GetValue(Shared.Json))
            {
                Screen.Json(versions);
                return;
            }

            Screen.Rows(new JsonArray([.. (versions as JsonArray ?? []).Select(Row)]), false, "no versions", "version", "level", "at", "changes", "why");
        });
        return command;
    }

    private static Command Diff()
    {
        var from = Shared.Text("from", "The earlier version, for example 1.0");
        var to = Shared.Text("to", "The later one");
        var command = new Command("diff", "What changed between two versions, and whom it breaks") { from, to };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var diff = await lab.GetAsync(DataCommands.Node, $"{PathOf(parsed)}/diff/{Uri.EscapeDataString(parsed.GetValue(from) ?? "")}/{Uri.EscapeDataString(parsed.GetValue(to) ?? "")}", ct);
            Screen.Rows(parsed.GetValue(Shared.Json) ? diff : diff["differences"] ?? new JsonArray(), parsed.GetValue(Shared.Json), "nothing changed", "field", "kind", "level", "from", "to", "why");
        });
        return command;
    }

    private static JsonObject Row(JsonNode? version) => new()
    {
        ["version"] = version?["version"]?.DeepClone(),
        ["level"] = version?["level"]?.DeepClone(),
        ["at"] = version?["at"]?.DeepClone(),
        ["changes"] = string.Join("; ", (version?["differences"] as JsonArray ?? []).Select(one => $"{one?["field"]} {one?["kind"]}")),
        ["why"] = version?["why"]?.DeepClone(),
    };

    private static string PathOf(ParseResult parsed) => $"/contracts/{Uri.EscapeDataString(parsed.GetValue(Scenario) ?? "")}";
}
