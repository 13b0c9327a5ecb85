using System.CommandLine;
using MlopsLab.Cli.Lab;
using MlopsLab.Cli.Output;

namespace MlopsLab.Cli.Commands;

/// <summary>Pipeline runs at set times.</summary>
internal static class ScheduleCommands
{
    public static Command Create() => new("schedule", "Pipeline runs at set times") { List(), Put(), Remove() };

    private static Command List()
    {
        var command = new Command("list", "All schedules");
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var rows = await lab.GetAsync(RunFollowing.Node, "/schedules", ct);
            Screen.Rows(rows, parsed.GetValue(Shared.Json), "no schedules; `lab pipeline schedule set` makes one", "name", "cron", "scenario", "learner", "by", "nextAt");
        });
        return command;
    }

    private static Command Put()
    {
        var name = Shared.Text("name", "The schedule's name");
        var cron = new Option<string>("--cron") { Description = "Five fields, UTC, for example \"0 3 * * *\"", Required = true };
        var scenario = new Option<string>("--scenario") { Description = "What to train for", DefaultValueFactory = _ => "fraud" };
        var learner = new Option<string?>("--learner") { Description = "The learner's name" };
        var set = new Option<string[]>("--set") { Description = "A setting as name=value; may be repeated" };
        var command = new Command("set", "Make or change a schedule") { name, cron, scenario, learner, set, Shared.By };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var body = new
            {
                cron = parsed.GetValue(cron),
                scenario = parsed.GetValue(scenario),
                learner = parsed.GetValue(learner),
                settings = TrainCommand.Settings(parsed.GetValue(set) ?? []),
                by = parsed.GetValue(Shared.By),
            };
            var answer = await lab.PutAsync(RunFollowing.Node, Path(parsed.GetValue(name)), body, ct);
            Screen.Said(answer, parsed.GetValue(Shared.Json), $"{parsed.GetValue(name)} runs next at {answer["nextAt"]}");
        });
        return command;
    }

    private static Command Remove()
    {
        var name = Shared.Text("name", "The schedule's name");
        var command = new Command("remove", "Forget a schedule; runs that wait stay") { name };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            Screen.Said(await lab.DeleteAsync(RunFollowing.Node, Path(parsed.GetValue(name)), ct), parsed.GetValue(Shared.Json), $"{parsed.GetValue(name)} is forgotten");
        });
        return command;
    }

    private static string Path(string? name) => $"/schedules/{Uri.EscapeDataString(name ?? "")}";
}
