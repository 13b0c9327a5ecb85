using System.CommandLine;
using System.Text.Json.Nodes;
using MlopsLab.Cli.Lab;
using MlopsLab.Cli.Output;

namespace MlopsLab.Cli.Commands;

internal static class TrafficCommands
{
    private const string Node = "traffic";

    public static Command Create() => new("traffic", "The outside world: rate, worlds, replay of a file, what really happened") { Show(), Rate(), Replay(), TrafficWorldCommand.Create(), TrafficTruthCommand.Create() };

    private static Command Show()
    {
        var command = new Command("show", "What is sent and how it was answered");
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            Screen.Fields(await lab.GetAsync(Node, "/traffic", ct), parsed.GetValue(Shared.Json), "scenario", "rate", "sent", "ok", "degraded", "refused", "failed", "acceleration", "scenarioTime", "history", "replay");
        });
        return command;
    }

    private static Command Rate()
    {
        var rate = new Argument<double>("n") { Description = "Requests a second, 0 to 5000" };
        var command = new Command("rate", "Set the rate of live requests") { rate };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var answer = await lab.PutAsync(Node, "/traffic/rate", new { rate = parsed.GetValue(rate) }, ct);
            Screen.Said(answer, parsed.GetValue(Shared.Json), $"{parsed.GetValue(rate)} requests a second");
        });
        return command;
    }

    private static Command Replay()
    {
        var csv = Shared.File("csv", "The file to send, row by row");
        var scenario = new Option<string>("--scenario") { Description = "Its scenario, as imported", Required = true };
        var rate = new Option<double?>("--rate") { Description = "Scored rows a second (default 10); a replay compresses time, and the faster it runs the older the windowed features are" };
        var limit = new Option<long?>("--limit") { Description = "Stop after so many rows" };
        var score = new Option<long?>("--score") { Description = "How many of the last rows are scored live; the rest is history" };
        var detach = new Option<bool>("--detach") { Description = "Do not wait for the end" };
        var command = new Command("replay", "Send the rows of a CSV file") { csv, scenario, rate, limit, score, detach };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var request = new
            {
                csv = Path.GetFullPath(parsed.GetValue(csv) ?? ""),
                scenario = parsed.GetValue(scenario),
                rate = parsed.GetValue(rate),
                limit = parsed.GetValue(limit),
                score = parsed.GetValue(score),
            };
            var answer = await lab.PostAsync(Node, "/traffic/replay", request, ct);
            answer = parsed.GetValue(detach) ? answer : await FollowAsync(lab, ct);
            Screen.Fields(answer, parsed.GetValue(Shared.Json), "scenario", "state", "rows", "sent", "scored", "degraded", "quarantined", "held", "holdId", "auc", "warning", "error");
            return (string?)answer["state"] == "failed" ? 1 : 0;
        });
        return command;
    }

    private static async Task<JsonNode> FollowAsync(LabClient lab, CancellationToken ct)
    {
        JsonNode last = new JsonObject();
        await Waiting.UntilAsync("the replay", TimeSpan.FromHours(12), async tell =>
        {
            last = await lab.GetAsync(Node, "/traffic/replay", ct);
            tell($"{Screen.Text(last["state"])}: {Screen.Text(last["sent"])} of {Screen.Text(last["rows"])} rows sent, {Screen.Text(last["scored"])} scored");
            return (string?)last["state"] is "completed" or "failed";
        }, ct);
        return last;
    }
}
