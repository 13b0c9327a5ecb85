using System.CommandLine;
using MlopsLab.Cli.Lab;

namespace MlopsLab.Cli.Commands;

internal static class LogsCommand
{
    public static Command Create()
    {
        var name = Shared.Text("node", "Its name, as `lab node list` shows it");
        var follow = new Option<bool>("--follow", "-f") { Description = "Go on with new lines until interrupted" };
        var tail = new Option<int>("--tail") { Description = "How many of the last lines", DefaultValueFactory = _ => 100 };
        var command = new Command("logs", "What a node wrote") { name, follow, tail };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var path = $"/nodes/{Uri.EscapeDataString(parsed.GetValue(name) ?? "")}/logs?tail={parsed.GetValue(tail)}&follow={parsed.GetValue(follow).ToString().ToLowerInvariant()}";
            using var reader = new StreamReader(await lab.StreamAsync("", path, ct));
            while (await reader.ReadLineAsync(ct) is { } line)
            {
                Console.Out.WriteLine(line);
            }
        });
        return command;
    }
}
