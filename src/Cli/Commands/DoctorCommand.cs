using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlopsLab.Cli.Lab;
using MlopsLab.Cli.Output;
using MlopsLab.Servers;

namespace MlopsLab.Cli.Commands;

internal static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Command("doctor", "What the lab needs on this machine, and how it gets it");
        command.SetAction(async (parsed, ct) =>
        {
            var found = new List<Prerequisite> { new("dotnet", Available: true, $"{Environment.Version} runs this command") };
            foreach (var kind in Enum.GetValues<ServerKind>())
            {
                var outlook = await ServerTools.ForUser(_ => { }).LookAsync(kind, ct);
                found.Add(new Prerequisite(kind.ToString(), outlook.Readiness != ServerReadiness.Missing, outlook.Text));
            }

            found.Add(Lab());
            var answer = JsonSerializer.SerializeToNode(found, JsonSerializerOptions.Web) ?? new JsonArray();
            Screen.Rows(answer, parsed.GetValue(Shared.Json), "", "name", "available", "explanation");
            return found.TrueForAll(one => one.Available) ? 0 : 1;
        });
        return command;
    }

    private static Prerequisite Lab() => Control.Find() is { } control
        ? new Prerequisite("lab", Available: true, $"runs (pid {control.Pid}, {control.Engine})")
        : new Prerequisite("lab", Available: true, "does not run; `lab up` starts it");
}
