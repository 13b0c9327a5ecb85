using System.CommandLine;
using System.Text.Json.Nodes;
using MlopsLab.Cli.Lab;
using MlopsLab.Cli.Output;

namespace MlopsLab.Cli.Commands;

internal static class FeaturesCommands
{
    private const string Node = "features";

    public static Command Create() => new("features", "Views of features: versions, backfill, switch, and whether online equals replayed")
    {
        Views(), Backfill(), Compare(), Change("switch", "Make a version the one that new models are trained on"), Change("drop", "Forget a version and its states"), Parity(),
    };

    private static Command Views()
    {
        var scenario = Scenario();
        var hash = new Option<bool>("--hash") { Description = "Also hash all states of the store and of Redis" };
        var command = new Command("views", "The versions of a scenario's view") { scenario, hash };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var answer = await lab.GetAsync(Node, $"/views/{Name(parsed.GetValue(scenario))}?hash={(parsed.GetValue(hash) ? "true" : "false")}", ct);
            if (parsed.GetValue(Shared.Json))
            {
                Screen.Json(answer);
                return;
            }

            Screen.Rows(answer["versions"] ?? new JsonArray(), json: false, "no versions yet", "view", "phase", "progress", "records", "refused", "outOfOrder", "late", "createdAt", "hash");
        });
        return command;
    }

    private static Command Backfill()
    {
        var scenario = Scenario();
        var file = new Option<string?>("--scenario-file") { Description = "A scenario file with other features; without it the scenario's own file is taken" };
        var detach = new Option<bool>("--detach") { Description = "Do not wait for the end" };
        var command = new Command("backfill", "Compute another version of the view from the log, beside the active one") { scenario, file, detach };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var path = parsed.GetValue(file);
            var definition = path is null ? null : await TextAsync(path, ct);
            var answer = await lab.PostAsync(Node, $"/views/{Name(parsed.GetValue(scenario))}/backfill", new { definition }, ct);
            var view = (string?)answer["view"] ?? "";
            answer = parsed.GetValue(detach) ? answer : await FollowAsync(lab, parsed.GetValue(scenario), view, ct);
            Screen.Fields(answer, parsed.GetValue(Shared.Json), "view", "phase", "progress", "records", "refused", "outOfOrder", "late");
        });
        return command;
    }

    private static Command Compare()
    {
        var scenario = Scenario();
        var with = new Option<string?>("--with") { Description = "The version to compare with the active one; the newest other one without it" };
        var rows = new Option<int?>("--rows") { Description = "How many of the newest records (default 2000)" };
        var command = new Command("compare", "How two versions' features of the newest records differ") { scenario, with, rows };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var query = string.Join('&', new[]
            {
                parsed.GetValue(with) is { } view ? $"with={Uri.EscapeDataString(view)}" : null,
                parsed.GetValue(rows) is { } count ? $"rows={count}" : null,
            }.OfType<string>());
            var answer = await lab.GetAsync(Node, $"/views/{Name(parsed.GetValue(scenario))}/compare?{query}", ct);
            if (parsed.GetValue(Shared.Json))
            {
                Screen.Json(answer);
                return;
            }

            Screen.Fields(answer, json: false, "active", "with", "rows");
            Screen.Rows(answer["features"] ?? new JsonArray(), json: false, "no features", "feature", "inOne", "inOther", "compared", "equal", "missing", "maxDifference");
        });
        return command;
    }

    private static Command Change(string verb, string description)
    {
        var scenario = Scenario();
        var view = Shared.Text("view", "A version, as `lab features views` names it");
        var force = new Option<bool>("--force") { Description = "Also when the serving model would be left without its view" };
        var command = new Command(verb, description) { scenario, view, force, Shared.By, Shared.Why };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var body = new { view = parsed.GetValue(view), by = parsed.GetValue(Shared.By), why = parsed.GetValue(Shared.Why), force = parsed.GetValue(force) };
            var answer = await lab.PostAsync(Node, $"/views/{Name(parsed.GetValue(scenario))}/{verb}", body, ct);
            Screen.Said(answer, parsed.GetValue(Shared.Json), verb == "drop"
                ? $"view {Screen.Text(answer["view"])} is being removed"
                : $"new models of {Screen.Text(answer["scenario"])} are trained on view {Screen.Text(answer["view"])}; back with: lab features switch {Screen.Text(answer["scenario"])} {Screen.Text(answer["from"])}");
        });
        return command;
    }

    private static Command Parity()
    {
        var check = new Option<string?>("--check") { Description = "Replay this scenario's log now instead of telling the last pass" };
        var entity = new Option<string?>("--entity") { Description = "With --check: only this one, for example customer:42" };
        var repair = new Option<bool>("--repair") { Description = "With --check: write what is wrong again from the log" };
        var command = new Command("parity", "Whether online features equal a replay of the log, bit for bit; exits 1 when they don't") { check, entity, repair };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            if (parsed.GetValue(check) is { } scenario)
            {
                var body = new { scenario, entity = parsed.GetValue(entity), repair = parsed.GetValue(repair) };
                var passes = await lab.PostAsync(Node, "/parity/check", body, ct);
                Print(passes, parsed.GetValue(Shared.Json));
                return passes.AsArray().Any(pass => (int?)pass?["broken"] > 0) ? 1 : 0;
            }

            var answer = await lab.GetAsync(Node, "/parity", ct);
            if (parsed.GetValue(Shared.Json))
            {
                Screen.Json(answer);
            }
            else
            {
                Screen.Fields(answer, json: false, "verdict", "passes");
                Print(answer["last"] ?? new JsonArray(), json: false);
                Screen.Rows(answer["open"] ?? new JsonArray(), json: false, "no differences", "scenario", "place", "entity", "feature", "record", "onlineValue", "offlineValue");
            }

            return (string?)answer["verdict"] == "broken" ? 1 : 0;
        });
        return command;
    }

    private static void Print(JsonNode passes, bool json) =>
        Screen.Rows(passes, json, "no pass yet", "scenario", "view", "at", "milliseconds", "records", "vectors", "stored", "copied", "skipped", "repaired", "broken", "differences");

    private static async Task<JsonNode> FollowAsync(LabClient lab, string? scenario, string view, CancellationToken ct)
    {
        JsonNode last = new JsonObject();
        await Waiting.UntilAsync($"view {view}", TimeSpan.FromHours(6), async tell =>
        {
            var views = await lab.GetAsync(Node, $"/views/{Name(scenario)}", ct);
            last = views["versions"]?.AsArray().FirstOrDefault(version => (string?)version?["view"] == view)?.DeepClone() ?? new JsonObject();
            tell($"{(double?)last["progress"]:P1} of the log, {Screen.Text(last["records"])} records counted");
            return (string?)last["phase"] is "ready" or "active";
        }, ct);
        return last;
    }

    private static async Task<string> TextAsync(string path, CancellationToken ct)
    {
        try
        {
            return await File.ReadAllTextAsync(path, ct);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw LabException.Misuse($"{path} can't be read: {failed.Message}");
        }
    }

    private static Argument<string> Scenario() => Shared.Text("scenario", "A scenario, as `lab scenario list` names it");

    private static string Name(string? scenario) => Uri.EscapeDataString(scenario ?? "");
}
