using System.CommandLine;

namespace MlopsLab.Cli.Commands;

internal static class DataCommands
{
    public const string Node = "ingestion";

    public static Command Create() => new("data", "What the lab took in: snapshots, what changed between them, and what was set aside")
    {
        DataSnapshots.Create(),
        DataShow.Create(),
        DataDiff.Create(),
        DataQuarantine.Create(),
        DataContract.Create(),
    };
}
