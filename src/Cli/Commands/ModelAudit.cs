using System.CommandLine;
using System.Text.Json.Nodes;
using MlopsLab.Cli.Lab;
using MlopsLab.Cli.Output;

namespace MlopsLab.Cli.Commands;

internal static class ModelAudit
{
    public static Command Create()
    {
        var model = new Argument<string?>("model") { Description = "Only what was done to this model", Arity = ArgumentArity.ZeroOrOne };
        var verify = new Option<bool>("--verify") { Description = "Check every row of the trail; exit 1 when one does not hold" };
        var head = new Option<string?>("--head") { Description = "With --verify: a head written down earlier, <seq>:<hash>, that the trail has to run through" };
        var command = new Command("audit", "Everything that was done to the registry, by whom and why") { model, verify, head };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var json = parsed.GetValue(Shared.Json);
            return parsed.GetValue(verify)
                ? Judge(await lab.GetAsync(ModelCommands.Node, $"/audit/verify{(parsed.GetValue(head) is { } known ? $"?head={Uri.EscapeDataString(known)}" : "")}", ct), json)
                : Show(await lab.GetAsync(ModelCommands.Node, $"/audit{(parsed.GetValue(model) is { } name ? $"?model={Uri.EscapeDataString(name)}" : "")}", ct), json);
        });
        return command;
    }

    private static int Judge(JsonNode verdict, bool json)
    {
        var intact = (bool?)verdict["intact"] == true;
        Screen.Said(verdict, json, intact
            ? $"intact: {Screen.Text(verdict["rows"])} rows, head {Screen.Text(verdict["head"])}"
            : $"broken at row {Screen.Text(verdict["firstBroken"])}: {Screen.Text(verdict["why"])}");
        return intact ? 0 : 1;
    }

    private static int Show(JsonNode trail, bool json)
    {
        if (json)
        {
            Screen.Json(trail);
            return 0;
        }

        Screen.Rows(trail["rows"] ?? new JsonArray(), false, "nothing was done yet", "seq", "at", "actor", "action", "subject", "reason");
        Console.Out.WriteLine($"head {Screen.Text(trail["head"])}");
        return 0;
    }
}
