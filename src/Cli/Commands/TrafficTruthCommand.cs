using System.CommandLine;
using MlopsLab.Cli.Lab;
using MlopsLab.Cli.Output;
using MlopsLab.Cli.Truth;

namespace MlopsLab.Cli.Commands;

/// <summary>Reads what really happened from the traffic node's folder: no node answers this, so that none can peek.</summary>
internal static class TrafficTruthCommand
{
    public static Command Create()
    {
        var ids = new Option<string?>("--ids") { Description = "Print the ids of the records this world touched, one a line, instead of the counts" };
        var command = new Command("truth", "Counts what really happened: payments, fraud, and what each switched world touched") { ids };
        command.SetAction(parsed =>
        {
            var truth = TruthFiles.Read(Path.Combine(LabHome.Home, "data", "traffic", "truth"));
            if (parsed.GetValue(ids) is { } world)
            {
                foreach (var id in truth.IdsOf(world))
                {
                    Console.Out.WriteLine(id);
                }

                return;
            }

            Screen.Fields(truth.ToJson(), parsed.GetValue(Shared.Json), "records", "sent", "fraud", "reported", "patterns", "worlds");
        });
        return command;
    }
}
