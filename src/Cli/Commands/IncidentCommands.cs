using System.CommandLine;
using MlopsLab.Cli.Lab;
using MlopsLab.Cli.Output;

namespace MlopsLab.Cli.Commands;

internal static class IncidentCommands
{
    private const string Node = "incidents";

    public static Command Create() => new("incident", "Alerts that became incidents") { List(), Show(), Act("ack", "acknowledged"), Act("resolve", "resolved") };

    private static Command List()
    {
        var command = new Command("list", "Incidents, newest first");
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            Screen.Rows(await lab.GetAsync(Node, "/incidents", ct), parsed.GetValue(Shared.Json), "no incidents", "id", "at", "node", "severity", "state", "summary");
        });
        return command;
    }

    private static Command Show()
    {
        var id = Shared.Text("id", "The incident");
        var command = new Command("show", "One incident with its timeline") { id };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var incident = await lab.GetAsync(Node, $"/incidents/{Uri.EscapeDataString(parsed.GetValue(id) ?? "")}", ct);
            Screen.Fields(incident, parsed.GetValue(Shared.Json), "id", "at", "node", "severity", "state", "summary");
            if (!parsed.GetValue(Shared.Json))
            {
                Screen.Rows(incident["timeline"] ?? incident, json: false, "no timeline", "at", "what", "by");
            }
        });
        return command;
    }

    private static Command Act(string verb, string done)
    {
        var id = Shared.Text("id", "The incident");
        var command = new Command(verb, $"Mark it as {done}") { id, Shared.By, Shared.Why };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var answer = await lab.PostAsync(Node, $"/incidents/{Uri.EscapeDataString(parsed.GetValue(id) ?? "")}/{verb}", new { by = parsed.GetValue(Shared.By), why = parsed.GetValue(Shared.Why) }, ct);
            Screen.Said(answer, parsed.GetValue(Shared.Json), $"{parsed.GetValue(id)} {done}");
        });
        return command;
    }
}
