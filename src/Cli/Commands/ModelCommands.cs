using System.CommandLine;
using System.Text.Json.Nodes;
using MlopsLab.Cli.Lab;
using MlopsLab.Cli.Output;

namespace MlopsLab.Cli.Commands;

internal static class ModelCommands
{
    public const string Node = "registry";

    public static Command Create()
    {
        var command = new Command("model", "Models, versions, approvals and the way back")
        {
            List(), ModelSearch.Create(), Show(), Lineage(), Decide("approve", "approved"), Decide("reject", "rejected"), ModelGates.Create(), ModelGates.Override(), Rollback(), History(), ModelAudit.Create(),
        };
        foreach (var edit in ModelEdits.All())
        {
            command.Add(edit);
        }

        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "All versions of all models");
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            Screen.Rows(await lab.GetAsync(Node, "/models", ct), parsed.GetValue(Shared.Json), "no models yet; `lab train` makes one", "name", "version", "aliases", "status", "gates", "auc", "createdAt");
        });
        return command;
    }

    private static Command Show()
    {
        var name = Shared.Text("model", "The model, or <model>/<version>");
        var command = new Command("show", "One model or one version") { name };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var wanted = parsed.GetValue(name) ?? "";
            var path = wanted.Contains('/') ? Path(wanted) : $"/models/{Uri.EscapeDataString(wanted)}";
            Screen.Json(await lab.GetAsync(Node, path, ct));
        });
        return command;
    }

    private static Command Lineage()
    {
        var version = Shared.Text("version", "<model>/<version>");
        var command = new Command("lineage", "The run, snapshot, feature view and code a version was made of") { version };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var found = await lab.GetAsync(Node, Path(parsed.GetValue(version) ?? ""), ct);
            Screen.Fields(found["lineage"] ?? new JsonObject(), parsed.GetValue(Shared.Json), "run", "snapshot", "view", "learner", "code", "source");
        });
        return command;
    }

    private static Command Decide(string verb, string done)
    {
        var version = Shared.Text("version", "<model>/<version>");
        var command = new Command(verb, $"Say that a version {(verb == "approve" ? "may" : "must not")} be rolled out") { version, Shared.By, Shared.Why };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var answer = await lab.PostAsync(Node, $"{Path(parsed.GetValue(version) ?? "")}/{verb}", new { by = parsed.GetValue(Shared.By), why = parsed.GetValue(Shared.Why) }, ct);
            Screen.Said(answer, parsed.GetValue(Shared.Json), $"{parsed.GetValue(version)} {done}");
        });
        return command;
    }

    private static Command Rollback()
    {
        var name = new Argument<string>("model") { Description = "The model", DefaultValueFactory = _ => "fraud" };
        var command = new Command("rollback", "Make the champion before this one the champion again") { name, Shared.By, Shared.Why };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var answer = await lab.PostAsync(Node, $"/models/{Uri.EscapeDataString(parsed.GetValue(name) ?? "")}/rollback", new { by = parsed.GetValue(Shared.By), why = parsed.GetValue(Shared.Why) }, ct);
            Screen.Said(answer, parsed.GetValue(Shared.Json), $"champion of {parsed.GetValue(name)}: {Screen.Text(answer["from"])} → {Screen.Text(answer["to"])}");
        });
        return command;
    }

    private static Command History()
    {
        var name = new Argument<string>("model") { Description = "The model", DefaultValueFactory = _ => "fraud" };
        var at = new Option<string?>("--at") { Description = "What served at this time and why, for example 2026-01-31T12:00:00Z" };
        var command = new Command("history", "Who moved which alias, when and why") { name, at };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            if (parsed.GetValue(at) is { } time)
            {
                return Served(await lab.GetAsync(Node, $"/models/{Uri.EscapeDataString(parsed.GetValue(name) ?? "")}/served?at={Uri.EscapeDataString(time)}", ct), parsed.GetValue(Shared.Json));
            }

            Screen.Rows(await lab.GetAsync(Node, $"/models/{Uri.EscapeDataString(parsed.GetValue(name) ?? "")}/history", ct), parsed.GetValue(Shared.Json), "no history yet", "at", "alias", "from", "to", "by", "why");
            return 0;
        });
        return command;
    }

    private static int Served(JsonNode served, bool json)
    {
        var champion = served["champion"];
        Screen.Said(served, json, champion is null
            ? $"{Screen.Text(served["name"])} served nothing at {Screen.Text(served["at"])}"
            : $"{Screen.Text(served["name"])}/{Screen.Text(champion["version"])} since {Screen.Text(champion["since"])}: {Screen.Text(champion["by"])} ({Screen.Text(champion["kind"])}), {Screen.Text(champion["why"])}; approved by {Screen.Text(champion["approvedBy"])}: {Screen.Text(champion["approvedWhy"])}");
        return champion is null ? 1 : 0;
    }

    public static string Path(string version)
    {
        var (model, number) = Shared.ModelVersion(version);
        return $"/models/{Uri.EscapeDataString(model)}/versions/{Uri.EscapeDataString(number)}";
    }
}
