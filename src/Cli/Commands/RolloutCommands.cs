using System.CommandLine;
using System.Text.Json.Nodes;
using MlopsLab.Cli.Lab;
using MlopsLab.Cli.Output;

namespace MlopsLab.Cli.Commands;

internal static class RolloutCommands
{
    private const string Node = "rollouts";

    private static readonly string[] Shown = ["id", "model", "version", "phase", "step", "weight", "verdict", "reason"];

    public static Command Create() => new("rollout", "Take a version through canary steps, or back")
    {
        Start(), List(), Status(), Promote(),
        Act("pause", "Keep the canary's share as it is"), Act("resume", "Go on after a pause"),
        Act("abort", "Give the stable version all the traffic"), Act("undo", "Take back the last promotion, or abort what runs"),
        RolloutLint.Create(), RolloutSimulate.Create(),
    };

    private static Command Start()
    {
        var version = Shared.Text("version", "<model>/<version>");
        var weight = new Option<double?>("--weight") { Description = "The canary's first share of the traffic, 0 to 1" };
        var auto = new Option<bool>("--auto") { Description = "Step up and promote without being asked, while the evidence allows it" };
        var policy = new Option<string?>("--policy") { Description = "A policy file; it brings its own steps and goes on by itself" };
        var command = new Command("start", "Start a canary") { version, weight, auto, policy };
        command.SetAction(async (parsed, ct) =>
        {
            var file = parsed.GetValue(policy) is { } path ? PolicyText.Read(path) : null;
            file?.Require();
            using var lab = LabClient.Connect();
            var (model, number) = Shared.ModelVersion(parsed.GetValue(version) ?? "");
            var answer = await lab.PostAsync(Node, "/rollouts", new { model, version = number, weight = parsed.GetValue(weight), auto = parsed.GetValue(auto) || file is not null, policy = file?.Text, by = Environment.UserName }, ct);
            Screen.Fields(answer, parsed.GetValue(Shared.Json), Shown);
        });
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "All rollouts, newest first");
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            Screen.Rows(await lab.GetAsync(Node, "/rollouts", ct), parsed.GetValue(Shared.Json), "no rollouts yet", Shown);
        });
        return command;
    }

    private static Command Status()
    {
        var id = Id();
        var timeout = new Option<TimeSpan?>("--timeout")
        {
            Description = "Wait so long for the end, for example 60s",
            CustomParser = ScenarioImport.ParseDuration,
        };
        var command = new Command("status", "Where a rollout is; with --timeout, wait until it is over") { id, timeout };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var path = $"/rollouts/{Uri.EscapeDataString(parsed.GetValue(id) ?? "")}";
            var rollout = await lab.GetAsync(Node, path, ct);
            if (parsed.GetValue(timeout) is { } limit)
            {
                await Waiting.UntilAsync("the rollout", limit, async tell =>
                {
                    rollout = await lab.GetAsync(Node, path, ct);
                    tell($"{Screen.Text(rollout["phase"])} at {(double?)rollout["weight"] ?? 0:P0}: {Screen.Text(rollout["reason"])}");
                    return IsOver(rollout);
                }, ct);
            }

            Screen.Fields(rollout, parsed.GetValue(Shared.Json), [.. Shown, "evidence"]);
            return (string?)rollout["phase"] == "aborted" ? 1 : 0;
        });
        return command;
    }

    private static Command Promote()
    {
        var id = Id();
        var full = new Option<bool>("--full") { Description = "All the way, not just the next step" };
        var command = new Command("promote", "Take the next step, or all of them") { id, full };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var suffix = parsed.GetValue(full) ? "?full=true" : "";
            Screen.Fields(await lab.PostAsync(Node, $"/rollouts/{Uri.EscapeDataString(parsed.GetValue(id) ?? "")}/promote{suffix}", body: null, ct), parsed.GetValue(Shared.Json), Shown);
        });
        return command;
    }

    private static Command Act(string verb, string description)
    {
        var id = Id();
        var command = new Command(verb, description) { id };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            Screen.Fields(await lab.PostAsync(Node, $"/rollouts/{Uri.EscapeDataString(parsed.GetValue(id) ?? "")}/{verb}", new { by = Environment.UserName }, ct), parsed.GetValue(Shared.Json), Shown);
        });
        return command;
    }

    private static bool IsOver(JsonNode rollout) => (string?)rollout["phase"] is "promoted" or "aborted" or "superseded" or "undone";

    private static Argument<string> Id() => new("id") { Description = "A rollout; without one the latest", DefaultValueFactory = _ => "latest" };
}
