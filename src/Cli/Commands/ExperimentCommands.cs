using System.CommandLine;
using System.Text.Json.Nodes;
using MlopsLab.Cli.Lab;
using MlopsLab.Cli.Output;

namespace MlopsLab.Cli.Commands;

/// <summary>Runs that are tried out, compared and never deployed.</summary>
internal static class ExperimentCommands
{
    private static readonly Option<string> Scenario = new("--scenario") { Description = "What to train for", DefaultValueFactory = _ => "fraud" };
    private static readonly Option<string?> Learner = new("--learner") { Description = "The learner's name" };
    private static readonly Option<string?> Snapshot = new("--snapshot") { Description = "A sealed snapshot; without one the newest" };
    private static readonly Option<string?> Csv = new("--csv") { Description = "Learn from this file instead of a snapshot; its columns are those of the scenario" };
    private static readonly Option<string[]> Set = new("--set") { Description = "A setting as name=value; may be repeated" };
    private static readonly Option<string[]> Sweep = new("--sweep") { Description = "Values to try as name=value,value,…; may be repeated" };
    private static readonly Option<bool> Random = new("--random") { Description = "Draw from the combinations instead of trying them in order" };
    private static readonly Option<int?> MaxRuns = new("--max-runs") { Description = "Try at most so many" };
    private static readonly Option<double?> MaxMinutes = new("--max-minutes") { Description = "Start no more runs after so many minutes" };
    private static readonly Option<int> Seed = new("--seed") { Description = "Decides what is drawn", DefaultValueFactory = _ => 1 };

    public static Command Create() => new("experiment", "Runs to try things out; never deployed") { Run(), List(), Show(), Graduate() };

    private static Command Run()
    {
        var command = new Command("run", "Try settings on a snapshot or a CSV file") { Scenario, Learner, Snapshot, Csv, Set, Sweep, Random, MaxRuns, MaxMinutes, Seed, Shared.By };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var created = await lab.PostAsync(RunFollowing.Node, "/sweeps", Body(parsed, await SourceAsync(lab, parsed, ct)), ct);
            var runs = new JsonArray();
            foreach (var id in (created["runs"] as JsonArray ?? []).Select(run => (string?)run ?? ""))
            {
                runs.Add((await RunFollowing.EndAsync(lab, id, ct)).DeepClone());
            }

            Table(runs, parsed.GetValue(Shared.Json));
            return runs.Any(run => (string?)run?["state"] == "completed") ? 0 : 1;
        });
        return command;
    }

    private static object Body(ParseResult parsed, string? source) => new
    {
        scenario = parsed.GetValue(Scenario),
        learner = parsed.GetValue(Learner),
        snapshotId = source,
        settings = TrainCommand.Settings(parsed.GetValue(Set) ?? []),
        space = TrainCommand.Settings(parsed.GetValue(Sweep) ?? [], "--sweep").ToDictionary(setting => setting.Key, setting => setting.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
        search = parsed.GetValue(Random) ? "random" : "grid",
        maxRuns = parsed.GetValue(MaxRuns),
        maxMinutes = parsed.GetValue(MaxMinutes),
        seed = parsed.GetValue(Seed),
        by = parsed.GetValue(Shared.By),
        reason = "experiment",
    };

    private static async Task<string?> SourceAsync(LabClient lab, ParseResult parsed, CancellationToken ct)
    {
        if (parsed.GetValue(Csv) is not { } path)
        {
            return parsed.GetValue(Snapshot);
        }

        if (parsed.GetValue(Snapshot) is not null)
        {
            throw LabException.Misuse("--csv and --snapshot both say what to learn from; give one of them");
        }

        try
        {
            await using var file = File.OpenRead(path);
            return (string?)(await lab.PostFileAsync(RunFollowing.Node, "/csv", file, ct))["snapshotId"];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw LabException.Misuse($"{path} can't be read: {e.Message}");
        }
    }

    private static Command List()
    {
        var command = new Command("list", "The latest experiments side by side");
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            Table(await lab.GetAsync(RunFollowing.Node, "/runs?kind=experiment", ct), parsed.GetValue(Shared.Json));
        });
        return command;
    }

    private static Command Show()
    {
        var run = Shared.Text("run", "The run's id");
        var command = new Command("show", "One experiment") { run };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var answer = await lab.GetAsync(RunFollowing.Node, RunFollowing.Path(parsed.GetValue(run) ?? ""), ct);
            Screen.Fields(answer, parsed.GetValue(Shared.Json), "runId", "state", "failure", "scenario", "learner", "snapshotId", "settings", "metrics", "artifactHash", "sweep");
        });
        return command;
    }

    private static Command Graduate()
    {
        var run = Shared.Text("run", "The experiment's run id");
        var command = new Command("graduate", "Make a pipeline run of an experiment: the same inputs, and a version at the end") { run, Shared.By, Shared.Why };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var body = new { by = parsed.GetValue(Shared.By), reason = parsed.GetValue(Shared.Why) };
            var created = await lab.PostAsync(RunFollowing.Node, $"{RunFollowing.Path(parsed.GetValue(run) ?? "")}/graduate", body, ct);
            var ended = await RunFollowing.EndAsync(lab, (string?)created["runId"] ?? "", ct);
            Screen.Said(ended, parsed.GetValue(Shared.Json), $"{created["runId"]}: {(string?)ended["comparison"]?["words"] ?? (string?)ended["failure"] ?? (string?)ended["state"]}");
            return RunFollowing.Code(ended);
        });
        return command;
    }

    private static void Table(JsonNode runs, bool json)
    {
        if (!json)
        {
            foreach (var run in (runs as JsonArray ?? []).OfType<JsonObject>())
            {
                foreach (var metric in (string[])["auc", "prAuc", "logLoss", "ece", "cost"])
                {
                    run[metric] = run["metrics"]?[metric]?.DeepClone();
                }
            }
        }

        Screen.Rows(runs, json, "no experiments yet; `lab experiment run` makes one", "runId", "state", "learner", "settings", "auc", "prAuc", "logLoss", "ece", "cost", "failure");
    }
}
