using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlopsLab.Cli.Lab;
using MlopsLab.Cli.Output;
using MlopsLab.Scenarios;

namespace MlopsLab.Cli.Commands;

/// <summary>The policy that the gates follow.</summary>
internal static class GatePolicyCommands
{
    public static Command Lint()
    {
        var file = Shared.File("file", "A whole gates.yaml");
        var command = new Command("lint", "Everything that is wrong with a policy file; exit 1 when something is, 2 when it can't be read") { file };
        command.SetAction(parsed =>
        {
            var (path, reading) = (parsed.GetValue(file) ?? "", GateFile.Parse(Read(parsed.GetValue(file) ?? "")));
            var answer = new JsonObject
            {
                ["valid"] = reading.Policy is not null,
                ["policy"] = reading.Policy?.Hash,
                ["errors"] = JsonSerializer.SerializeToNode(reading.Errors, JsonSerializerOptions.Web),
            };
            Screen.Said(answer, parsed.GetValue(Shared.Json), reading.Policy is { } policy ? $"{path} is a policy: {policy.Hash}" : string.Join('\n', reading.Errors.Select(error => $"{path}: {error}")));
            return reading.Policy is null ? 1 : 0;
        });
        return command;
    }

    public static Command Put()
    {
        var file = Shared.File("file", "A whole gates.yaml");
        var model = new Option<string?>("--model") { Description = "Only for this model; for all when nothing is said" };
        var command = new Command("put", "Make this file the policy of the running lab") { file, model, Shared.By, Shared.Why };
        command.SetAction(async (parsed, ct) =>
        {
            var text = Read(parsed.GetValue(file) ?? "");
            if (GateFile.Parse(text) is { Policy: null, Errors: var errors })
            {
                throw LabException.Misuse($"{parsed.GetValue(file)}: {string.Join("; ", errors)}");
            }

            using var lab = LabClient.Connect();
            var answer = await lab.PutAsync(ModelCommands.Node, "/gates", new { text, model = parsed.GetValue(model), by = parsed.GetValue(Shared.By), why = parsed.GetValue(Shared.Why) }, ct);
            Screen.Said(answer, parsed.GetValue(Shared.Json), $"the policy of {parsed.GetValue(model) ?? "all models"} is {answer["hash"]} now; wrote {answer["from"]}. Versions keep their reports until `lab model gates <version> --again`");
        });
        return command;
    }

    public static Command Policy()
    {
        var model = new Option<string?>("--model") { Description = "The policy of this model" };
        var command = new Command("policy", "The policy that holds now, and which file it is") { model };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var answer = await lab.GetAsync(ModelCommands.Node, $"/gates{(parsed.GetValue(model) is { } name ? $"?model={Uri.EscapeDataString(name)}" : "")}", ct);
            Screen.Said(answer, parsed.GetValue(Shared.Json), $"# {answer["from"]}\n{answer["text"]}");
        });
        return command;
    }

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw LabException.Misuse($"{file} can't be read: {e.Message}");
        }
    }
}
