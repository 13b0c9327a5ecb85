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
            await StopAsync(lab, ct);
            Screen.Said(new JsonObject { ["stopped"] = true }, parsed.GetValue(Shared.Json), "stopped");
        });
        return command;
    }

    /// <summary>Stops the lab and waits until its process is gone.</summary>
    public static async Task StopAsync(LabClient lab, CancellationToken ct)
    {
        await lab.PostAsync("", "/down", body: null, ct);
        await Waiting.UntilAsync("the lab to stop", UpCommand.EndLimit, () => Task.FromResult(!lab.Control.IsAlive), ct);
    }
}
