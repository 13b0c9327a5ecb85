using System.CommandLine;
using System.Text.Json.Nodes;
using MlopsLab.Cli.Lab;
using MlopsLab.Cli.Output;

namespace MlopsLab.Cli.Commands;

internal static class TrainCommand
{
    public static Command Create()
    {
        var scenario = new Option<string>("--scenario") { Description = "What to train for", DefaultValueFactory = _ => "fraud" };
        var learner = new Option<string?>("--learner") { Description = "The learner's name" };
        var snapshot = new Option<string?>("--snapshot") { Description = "A sealed snapshot; without one the newest" };
        var set = new Option<string[]>("--set") { Description = "A setting as name=value; may be repeated" };
        var allow = new Option<string[]>("--allow-leak") { Description = "A feature that may be used although it leaks the label; may be repeated, and needs --why" };
        var why = new Option<string?>("--why") { Description = "Why it may leak; kept in the run and in the artifact" };
        var wait = new Option<bool>("--wait") { Description = "Wait until the model is registered" };
        var command = new Command("train", "Train a model from a snapshot") { scenario, learner, snapshot, set, allow, why, wait };
        command.Subcommands.Add(Cancel());
        command.SetAction(async (parsed, ct) =>
        {
            var settings = Settings(parsed.GetValue(set) ?? []);
            AllowLeaks(settings, parsed.GetValue(allow) ?? [], parsed.GetValue(why));
            using var lab = LabClient.Connect();
            var request = new
            {
                scenario = parsed.GetValue(scenario),
                learner = parsed.GetValue(learner),
                snapshotId = parsed.GetValue(snapshot),
                settings,
                by = Environment.UserName,
                reason = "asked for on the command line",
            };
            var run = await lab.PostAsync("training", "/runs", request, ct);
            run = parsed.GetValue(wait) ? await FollowAsync(lab, (string?)run["runId"] ?? "", ct) : run;
            Screen.Fields(run, parsed.GetValue(Shared.Json), "runId", "state", "model", "version", "learner", "snapshotId", "metrics", "failure");
            return RunFollowing.Code(run);
        });
        return command;
    }

    private static Command Cancel()
    {
        var run = Shared.Text("run", "The run's id");
        var command = new Command("cancel", "Stop a run that waits or is under way") { run, Shared.By, Shared.Why };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var body = new { by = parsed.GetValue(Shared.By), why = parsed.GetValue(Shared.Why) };
            var answer = await lab.PostAsync(RunFollowing.Node, $"{RunFollowing.Path(parsed.GetValue(run) ?? "")}/cancel", body, ct);
            Screen.Said(answer, parsed.GetValue(Shared.Json), $"run {parsed.GetValue(run)} is stopped");
        });
        return command;
    }

    private static void AllowLeaks(Dictionary<string, string> settings, string[] features, string? why)
    {
        if (features.Length == 0)
        {
            return;
        }

        settings["allowLeak"] = string.Join(',', features);
        settings["allowLeakWhy"] = why ?? throw LabException.Misuse("--allow-leak needs --why \"<reason>\"; the reason is kept with the model");
    }

    public static Dictionary<string, string> Settings(string[] pairs, string option = "--set")
    {
        var settings = new Dictionary<string, string>();
        foreach (var pair in pairs)
        {
            var (name, value) = pair.Split('=', 2) is [{ Length: > 0 } left, var right] ? (left, right) : throw LabException.Misuse($"{option} {pair} is no setting; write name=value");
            if (!settings.TryAdd(name, value))
            {
                throw LabException.Misuse($"{option} {name} is given twice; give it once");
            }
        }

        return settings;
    }

    private static async Task<JsonNode> FollowAsync(LabClient lab, string runId, CancellationToken ct)
    {
        var run = await RunFollowing.EndAsync(lab, runId, ct);
        if ((string?)run["state"] == "completed")
        {
            await Waiting.UntilAsync("the registry", TimeSpan.FromMinutes(2), async () => (run["version"] = await VersionOfAsync(lab, runId, ct)) is not null, ct);
        }

        return run;
    }

    private static async Task<string?> VersionOfAsync(LabClient lab, string runId, CancellationToken ct) =>
        (await lab.GetAsync("registry", "/models", ct) as JsonArray)?.Where(row => (string?)row?["runId"] == runId).Select(row => (string?)row?["version"]).FirstOrDefault();
}
