using System.CommandLine;

namespace MlopsLab.Cli.Commands;

internal static class CommandList
{
    public static IEnumerable<Command> All() =>
    [
        UpCommand.Create(),
        DownCommand.Create(),
        StatusCommand.Create(),
        DoctorCommand.Create(),
        LogsCommand.Create(),
        TraceCommand.Create(),
        ExplainCommand.Create(),
        NodeCommands.Create(),
        TrafficCommands.Create(),
        ScenarioCommands.Create(),
        DataCommands.Create(),
        FeaturesCommands.Create(),
        TrainCommand.Create(),
        PipelineCommands.Create(),
        ExperimentCommands.Create(),
        ModelCommands.Create(),
        RolloutCommands.Create(),
        ScoreCommand.Create(),
        AlertCommands.Create(),
        IncidentCommands.Create(),
        LedgerCommand.Create(),
        BenchCommands.Create(),
    ];
}
