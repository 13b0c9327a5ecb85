using System.CommandLine;
using MlopsLab.Cli.Lab;
using MlopsLab.Cli.Output;

namespace MlopsLab.Cli.Commands;

internal static class AlertCommands
{
    public static Command Create()
    {
        var all = new Option<bool>("--all") { Description = "Cleared ones too" };
        var list = new Command("list", "Alerts that are raised now") { all };
        list.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var path = parsed.GetValue(all) ? "/alerts?all=true" : "/alerts";
            Screen.Rows(await lab.GetAsync("incidents", path, ct), parsed.GetValue(Shared.Json), "no alerts", "id", "at", "node", "kind", "severity", "summary");
        });
        return new Command("alert", "What the monitors raised") { list };
    }
}
