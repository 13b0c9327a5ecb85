using System.CommandLine;
using System.Text.Json.Nodes;
using MlopsLab.Cli.Lab;
using MlopsLab.Cli.Output;

namespace MlopsLab.Cli.Commands;

/// <summary>What the gates found about a version, and who answers for one that they block.</summary>
internal static class ModelGates
{
    public static Command Create()
    {
        var version = new Argument<string>("version") { Description = "<model>/<version>; a model alone means its newest version", DefaultValueFactory = _ => "fraud" };
        var again = new Option<bool>("--again") { Description = "Ask the gates anew, with what is known now" };
        var command = new Command("gates", "What a version passed, failed, or could not be told of; exit 1 when it is blocked") { version, again, Shared.By, Shared.Why, GatePolicyCommands.Lint(), GatePolicyCommands.Put(), GatePolicyCommands.Policy() };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var path = await PathAsync(lab, parsed.GetValue(version) ?? "", ct);
            var found = parsed.GetValue(again)
                ? await lab.PostAsync(ModelCommands.Node, path, new { by = parsed.GetValue(Shared.By), why = parsed.GetValue(Shared.Why) }, ct)
                : await lab.GetAsync(ModelCommands.Node, path, ct);
            Show(found, parsed.GetValue(Shared.Json));
            return (string?)found["verdict"] == "blocked" ? 1 : 0;
        });
        return command;
    }

    public static Command Override()
    {
        var version = Shared.Text("version", "<model>/<version>");
        var gates = new Option<string[]>("--gate") { Description = "Only this gate; all that block when nothing is said" };
        var why = new Option<string>("--why") { Description = "Why it may serve all the same; kept in the audit trail", Required = true };
        var command = new Command("override", "Answer for a version that its gates block") { version, gates, Shared.By, why };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var body = new { gates = parsed.GetValue(gates) ?? [], by = parsed.GetValue(Shared.By), why = parsed.GetValue(why) };
            var answer = await lab.PostAsync(ModelCommands.Node, $"{ModelCommands.Path(parsed.GetValue(version) ?? "")}/override", body, ct);
            Screen.Said(answer, parsed.GetValue(Shared.Json), $"{parsed.GetValue(version)}: {answer["verdict"]}, {body.by} answers for it");
        });
        return command;
    }

    private static async Task<string> PathAsync(LabClient lab, string wanted, CancellationToken ct)
    {
        if (wanted.Contains('/'))
        {
            return $"{ModelCommands.Path(wanted)}/gates";
        }

        var model = await lab.GetAsync(ModelCommands.Node, $"/models/{Uri.EscapeDataString(wanted)}", ct);
        var newest = model["versions"] is JsonArray { Count: > 0 } versions ? (string?)versions[^1]?["version"] : null;
        return newest is null ? throw LabException.Negative($"{wanted} has no version yet; `lab train` makes one") : $"{ModelCommands.Path($"{wanted}/{newest}")}/gates";
    }

    private static void Show(JsonNode found, bool json)
    {
        if (json)
        {
            Screen.Json(found);
            return;
        }

        Console.Out.WriteLine($"{found["name"]}/{found["version"]}: {found["verdict"]}");
        if (found["report"] is not JsonObject report)
        {
            return;
        }

        Screen.Rows(report["gates"] ?? new JsonArray(), false, "the policy asks for nothing", "gate", "outcome", "rows", "needed", "words");
        foreach (var line in report["notValidated"] as JsonArray ?? [])
        {
            Console.Out.WriteLine($"not validated: {line}");
        }

        foreach (var one in found["overrides"] as JsonArray ?? [])
        {
            Console.Out.WriteLine($"overridden: {Screen.Text(one?["gates"])} by {one?["by"]}: {one?["why"]}");
        }

        Console.Out.WriteLine($"policy {report["policyFrom"]} ({report["policy"]}), {report["at"]}, on {report["machine"]}");
    }
}
