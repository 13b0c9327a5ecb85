using System.CommandLine;
using System.Text.Json.Nodes;
using MlopsLab.Cli.Lab;
using MlopsLab.Cli.Output;

namespace MlopsLab.Cli.Commands;

internal static class DownCommand
{
    public static Command Create()
    {
        var command = new Command("down", "Stop the lab in order");
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            await lab.PostAsync("", "/down", body: null, ct);
            await Waiting.UntilAsync("the lab to stop", TimeSpan.FromSeconds(60), () => Task.FromResult(!lab.Control.IsAlive), ct);
            Screen.Said(new JsonObject { ["stopped"] = true }, parsed.GetValue(Shared.Json), "stopped");
        });
        return command;
    }
}
