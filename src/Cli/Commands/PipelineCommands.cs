using System.CommandLine;
using System.Text.Json.Nodes;
using MlopsLab.Cli.Lab;
using MlopsLab.Cli.Output;

namespace MlopsLab.Cli.Commands;

/// <summary>Runs whose inputs are all pinned.</summary>
internal static class PipelineCommands
{
    private const int ShortHash = 12;

    public static Command Create() => new("pipeline", "Pinned runs: their stages, and the same artifact again") { List(), Show(), Rerun(), ScheduleCommands.Create() };

    private static Command List()
    {
        var command = new Command("list", "The latest pipeline runs");
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var json = parsed.GetValue(Shared.Json);
            var rows = await lab.GetAsync(RunFollowing.Node, "/runs?kind=pipeline", ct);
            Screen.Rows(json ? rows : Brief(rows), json, "no runs yet; `lab train` makes one", "runId", "state", "learner", "auc", "artifactHash", "by", "reason", "requestedAt");
        });
        return command;
    }

    private static Command Show()
    {
        var run = Shared.Text("run", "The run's id");
        var command = new Command("show", "What a run is pinned to, and its stages") { run };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var json = parsed.GetValue(Shared.Json);
            var answer = await lab.GetAsync(RunFollowing.Node, $"{RunFollowing.Path(parsed.GetValue(run) ?? "")}/stages", ct);
            if (json)
            {
                Screen.Json(answer);
                return;
            }

            var shown = answer["run"] ?? new JsonObject();
            Screen.Fields(shown, json, "runId", "kind", "state", "failure", "artifactHash", "configHash", "rerunOf");
            Screen.Fields(shown["pins"] ?? new JsonObject(), json, "snapshot", "view", "seed", "code", "commit", "champion");
            Screen.Rows(Stages(answer["stages"]), json, "no stage is done yet", "stage", "key", "made", "seconds", "bytes", "output");
        });
        return command;
    }

    private static Command Rerun()
    {
        var run = Shared.Text("run", "The run's id");
        var verify = new Option<bool>("--verify") { Description = "Compute every stage anew, make no version, and say whether the same artifact came out" };
        var command = new Command("rerun", "Run again from what a run was pinned to") { run, verify, Shared.By };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var body = new { verify = parsed.GetValue(verify), by = parsed.GetValue(Shared.By), reason = parsed.GetValue(verify) ? "verification" : "run again" };
            var asked = await lab.PostAsync(RunFollowing.Node, $"{RunFollowing.Path(parsed.GetValue(run) ?? "")}/rerun", body, ct);
            var ended = await RunFollowing.EndAsync(lab, (string?)asked["runId"] ?? "", ct);
            var same = (bool?)ended["comparison"]?["same"] == true;
            Screen.Said(ended, parsed.GetValue(Shared.Json), (string?)ended["comparison"]?["words"] ?? (string?)ended["failure"] ?? "the run it repeats is not kept any more");
            return same ? 0 : 1;
        });
        return command;
    }

    internal static JsonNode Brief(JsonNode rows)
    {
        foreach (var row in (rows as JsonArray ?? []).OfType<JsonObject>())
        {
            row["auc"] = row["metrics"]?["auc"]?.DeepClone();
            row["artifactHash"] = Short((string?)row["artifactHash"]);
        }

        return rows;
    }

    private static JsonArray Stages(JsonNode? stages)
    {
        var rows = stages as JsonArray ?? [];
        foreach (var row in rows.OfType<JsonObject>())
        {
            row["made"] = (bool?)row["cached"] == true ? "cached" : "computed";
            row["key"] = Short((string?)row["key"]);
            row["output"] = Short((string?)row["output"]);
        }

        return rows;
    }

    private static string Short(string? hash) => hash is { Length: > ShortHash } ? hash[..ShortHash] : hash ?? "";
}
