using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlopsLab.Cli.Lab;
using MlopsLab.Cli.Output;
using MlopsLab.Scenarios;

namespace MlopsLab.Cli.Commands;

internal static class ScenarioCommands
{
    public static Command Create() => new("scenario", "What kinds of records the lab knows") { List(), Use(), ScenarioImport.Create(), ScenarioPut.Create() };

    private static Command List()
    {
        var command = new Command("list", "All scenarios, and what is wrong with files that can't be read");
        command.SetAction(parsed =>
        {
            var catalog = ScenarioCatalog.OfList(LabHome.ScenarioFolders);
            var rows = JsonSerializer.SerializeToNode(catalog.All().Select(Row), JsonSerializerOptions.Web) ?? new JsonArray();
            Screen.Rows(rows, parsed.GetValue(Shared.Json), "no scenarios", "name", "source", "fields", "features", "label", "description");
            foreach (var (path, errors) in catalog.Errors())
            {
                Console.Error.WriteLine($"lab: {path}: {string.Join("; ", errors)}");
            }

            return catalog.Errors().Count == 0 ? 0 : 1;
        });
        return command;
    }

    private static Command Use()
    {
        var name = Shared.Text("name", "A scenario that makes its own records");
        var command = new Command("use", "Let live traffic send this scenario") { name };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var answer = await lab.PutAsync("traffic", "/traffic/scenario", new { scenario = parsed.GetValue(name) }, ct);
            Screen.Said(answer, parsed.GetValue(Shared.Json), $"live traffic sends {parsed.GetValue(name)}");
        });
        return command;
    }

    private static object Row(Scenario scenario) => new
    {
        scenario.Name,
        Source = scenario.Source.ToString().ToLowerInvariant(),
        Fields = scenario.Fields.Count,
        Features = new FeaturePipeline(scenario).Features.Count,
        Label = scenario.Label.Expression ?? scenario.Label.Column,
        scenario.Description,
    };
}
