using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlopsLab.Cli.Lab;
using MlopsLab.Cli.Output;
using MlopsLab.Policies;

namespace MlopsLab.Cli.Commands;

/// <summary>Plays a policy against made-up traffic with the functions the controller uses; needs no running lab unless the traffic is to be like a recorded one.</summary>
internal static class RolloutSimulate
{
    private static readonly string[] Shown = ["case", "aborted", "promoted", "paused", "canaryRequests", "p99Requests", "failedRequests", "seconds"];
    private static readonly Argument<string> Path = Shared.File("policy", "A policy file");
    private static readonly Option<int> Runs = Whole("--runs", 200, 100_000, "Rollouts per case");
    private static readonly Option<int> Looks = Whole("--looks", 100, 10_000, "Looks at each rollout");
    private static readonly Option<int> Requests = Whole("--requests", 1_000, 1_000_000, "Requests between two looks, of both sides together");
    private static readonly Option<int> Seed = Whole("--seed", 1, int.MaxValue, "The same seed gives the same figures");
    private static readonly Option<bool> Hold = new("--hold") { Description = "Stay at the first weight for all looks" };
    private static readonly Option<string?> Like = new("--like") { Description = "A rollout of the running lab (its id, or latest): make traffic like its stable side's" };

    private static readonly Option<TimeSpan> Every = new("--every")
    {
        Description = "Time between two looks, for example 2s",
        CustomParser = given => ScenarioImport.ParseDuration(given) ?? TimeSpan.Zero,
        DefaultValueFactory = _ => TimeSpan.FromSeconds(2),
    };

    public static Command Create()
    {
        var command = new Command("simulate", "How often a policy aborts a good version, and how soon a bad one") { Path, Runs, Looks, Requests, Every, Seed, Hold, Like };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var policy = PolicyText.Read(parsed.GetValue(Path) ?? "").Require();
        if (policy.Steps.All(step => step.Shadow))
        {
            throw LabException.Misuse("the policy only shadows: no request meets the canary, so there is nothing to simulate");
        }

        var plan = new SimulationPlan(parsed.GetValue(Runs), parsed.GetValue(Looks), parsed.GetValue(Requests), parsed.GetValue(Every), parsed.GetValue(Seed)) { HoldFirstWeight = parsed.GetValue(Hold) };
        var stable = parsed.GetValue(Like) is { } id ? await RecordedAsync(id, ct) : new TrafficModel();
        var weight = policy.Steps.First(step => !step.Shadow).Weight;
        var cases = SimulationCase.Of(stable);
        var rows = cases.Select(one => RolloutSimulation.Run(policy, one, plan))
            .Concat(NaiveRule.All.SelectMany(rule => cases.Take(2).Select(one => NaiveRule.Run(rule, one, plan, weight))));
        Screen.Rows(new JsonArray([.. rows.Select(row => Row(row, parsed.GetValue(Shared.Json)))]), parsed.GetValue(Shared.Json), "no cases", Shown);
        return 0;
    }

    private static async Task<TrafficModel> RecordedAsync(string id, CancellationToken ct)
    {
        using var lab = LabClient.Connect();
        var stable = (await lab.GetAsync("rollouts", $"/rollouts/{Uri.EscapeDataString(id)}", ct))["evidence"]?["stable"];
        var requests = (double?)stable?["requests"] ?? 0;
        return requests < 100
            ? throw LabException.Negative($"rollout {id} has only {requests} requests to stable recorded; too few to be like them")
            : new TrafficModel(Share("failures"), Share("fallbacks"), Share("positives"), Math.Max((double?)stable?["p50Milliseconds"] ?? 0, 0.1));

        double Share(string count) => ((double?)stable?[count] ?? 0) / requests;
    }

    private static JsonNode Row(SimulationRow row, bool json) => json
        ? JsonSerializer.SerializeToNode(row, JsonSerializerOptions.Web) ?? new JsonObject()
        : new JsonObject
        {
            ["case"] = row.Case,
            ["aborted"] = Percent(row.Aborted),
            ["promoted"] = Percent(row.Promoted),
            ["paused"] = Percent(row.Paused),
            ["canaryRequests"] = row.MedianRequests,
            ["p99Requests"] = row.WorstRequests,
            ["failedRequests"] = row.MedianFailures,
            ["seconds"] = row.MedianSeconds,
        };

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.0} %");

    private static Option<int> Whole(string name, int usual, int most, string description)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => usual };
        option.Validators.Add(given =>
        {
            if (given.Errors.Any() || given.GetValueOrDefault<int>() is var number && (number < 1 || number > most))
            {
                given.AddError($"{name} must be a whole number from 1 to {most}");
            }
        });
        return option;
    }
}
