using System.CommandLine;
using System.Text.Json.Nodes;
using MlopsLab.Cli.Lab;
using MlopsLab.Cli.Output;

namespace MlopsLab.Cli.Commands;

internal static class LogsCommand
{
    public static Command Create()
    {
        var name = Shared.Text("node", "Its name, as `lab node list` shows it");
        var follow = new Option<bool>("--follow", "-f") { Description = "Go on with new lines until interrupted" };
        var tail = new Option<int>("--tail") { Description = "How many of the last lines", DefaultValueFactory = _ => 100 };
        var command = new Command("logs", "What a node wrote; with --json one object {node, line} per line") { name, follow, tail };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var node = parsed.GetValue(name) ?? "";
            var path = $"/nodes/{Uri.EscapeDataString(node)}/logs?tail={parsed.GetValue(tail)}&follow={parsed.GetValue(follow).ToString().ToLowerInvariant()}";
            using var reader = new StreamReader(await lab.StreamAsync("", path, ct));
            var json = parsed.GetValue(Shared.Json);
            while (await NextAsync(reader, ct) is { } line)
            {
                Screen.Line(new JsonObject { ["node"] = node, ["line"] = line }, json, line);
            }
        });
        return command;
    }

    private static async Task<string?> NextAsync(StreamReader lines, CancellationToken ct)
    {
        try
        {
            return await lines.ReadLineAsync(ct);
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            throw LabClient.BrokeOff("");
        }
    }
}
