using System.CommandLine;
using System.Text.Json.Nodes;
using MlopsLab.Cli.Lab;
using MlopsLab.Cli.Output;

namespace MlopsLab.Cli.Commands;

/// <summary>What was set aside, and its way back.</summary>
internal static class DataQuarantine
{
    private static readonly Option<string?> Scenario = new("--scenario") { Description = "Only this scenario" };
    private static readonly Option<bool> Replay = new("--replay") { Description = "Put the rows in at their own event time" };
    private static readonly Option<string?> Hold = new("--hold") { Description = "Only the rows of this hold" };
    private static readonly Option<string[]> Map = new("--map") { Description = "A repair, for example \"amount = amount / 1000\" or \"amount = amt\"; may be given several times" };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Only say what a replay would do" };
    private static readonly Option<bool> Accept = new("--accept") { Description = "The values are right: end the hold and learn them as the new normal" };

    public static Command Create()
    {
        var command = new Command("quarantine", "Batches on hold and rows that were set aside; --replay puts them in") { Scenario, Replay, Hold, Map, DryRun, Accept };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            await (parsed.GetValue(Replay) || parsed.GetValue(DryRun) ? DataReplay.RunAsync(lab, OrderOf(parsed), parsed.GetValue(DryRun), parsed.GetValue(Shared.Json), ct) : ListAsync(lab, parsed, ct));
        });
        command.Validators.Add(given =>
        {
            if (!given.GetValue(Replay) && !given.GetValue(DryRun) && (given.GetValue(Hold) is not null || given.GetValue(Map) is { Length: > 0 } || given.GetValue(Accept)))
            {
                given.AddError("--hold, --map and --accept belong to a replay; add --replay, or --dry-run to see what it would do");
            }
            else if ((given.GetValue(Replay) || given.GetValue(DryRun)) && given.GetValue(Hold) is null && given.GetValue(Scenario) is null)
            {
                given.AddError("A replay needs --hold <id> or --scenario <name>; `lab data quarantine` lists both");
            }
        });
        return command;
    }

    private static object OrderOf(ParseResult parsed) => new
    {
        scenario = parsed.GetValue(Scenario),
        hold = parsed.GetValue(Hold),
        maps = parsed.GetValue(Map) ?? [],
        dryRun = parsed.GetValue(DryRun),
        accept = parsed.GetValue(Accept),
    };

    private static async Task ListAsync(LabClient lab, ParseResult parsed, CancellationToken ct)
    {
        var query = parsed.GetValue(Scenario) is { Length: > 0 } name ? $"scenario={Uri.EscapeDataString(name)}" : "";
        var holds = await lab.GetAsync(DataCommands.Node, $"/quarantine/holds?{query}", ct);
        var rows = await lab.GetAsync(DataCommands.Node, $"/quarantine?{query}", ct);
        if (parsed.GetValue(Shared.Json))
        {
            Screen.Json(new JsonObject { ["holds"] = holds.DeepClone(), ["rows"] = rows.DeepClone() });
            return;
        }

        Screen.Rows(holds, json: false, "no batches on hold", "holdId", "scenario", "source", "state", "field", "check", "waiting", "suspectedChange", "remedy");
        Screen.Rows(rows, json: false, "no single rows in quarantine", "scenario", "recordId", "field", "reason", "at");
    }
}
