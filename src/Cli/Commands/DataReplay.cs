using System.Text.Json.Nodes;
using MlopsLab.Cli.Lab;
using MlopsLab.Cli.Output;

namespace MlopsLab.Cli.Commands;

/// <summary>Asks for a replay and waits until it is done.</summary>
internal static class DataReplay
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(300);

    public static async Task RunAsync(LabClient lab, object order, bool dryRun, bool json, CancellationToken ct)
    {
        var answer = await lab.PostAsync(DataCommands.Node, "/quarantine/replay", order, ct);
        if (dryRun)
        {
            Screen.Rows(json ? answer : answer["previews"] ?? answer, json, "nothing waits", "holdId", "tried", "wouldAccept", "wouldRefuse", "stillBroken", "reasons");
            return;
        }

        var done = new JsonArray();
        foreach (var id in (answer["replays"] as JsonArray ?? []).Select(id => (string?)id).OfType<string>())
        {
            done.Add(await EndAsync(lab, id, ct));
        }

        Screen.Rows(done, json, "nothing waits", "holdId", "state", "accepted", "duplicates", "refused", "failure");
        if (done.FirstOrDefault(replay => (string?)replay?["state"] == "failed") is { } failed)
        {
            throw LabException.Negative($"The replay stopped: {failed["failure"]}");
        }
    }

    private static async Task<JsonNode> EndAsync(LabClient lab, string id, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(LookEvery);
        while (true)
        {
            var replay = await lab.GetAsync(DataCommands.Node, $"/quarantine/replays/{Uri.EscapeDataString(id)}", ct);
            if ((string?)replay["state"] != "running")
            {
                return replay.DeepClone();
            }

            await timer.WaitForNextTickAsync(ct);
        }
    }
}
