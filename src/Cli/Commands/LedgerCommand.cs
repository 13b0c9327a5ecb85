using System.CommandLine;
using System.Text.Json.Nodes;
using MlopsLab.Cli.Lab;
using MlopsLab.Cli.Output;

namespace MlopsLab.Cli.Commands;

internal static class LedgerCommand
{
    public static Command Create()
    {
        var wait = new Option<bool>("--settled") { Description = "Wait until nothing is queued or in an outbox (at most a minute)" };
        var command = new Command("ledger", "Every event counted by id: published = processed + queued + outbox + dead-lettered") { wait };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var ledger = await lab.GetAsync("console", "/api/ledger", ct);
            if (parsed.GetValue(wait))
            {
                ledger = await SettleAsync(lab, TimeSpan.FromMinutes(1), ct);
            }

            Screen.Fields(ledger, parsed.GetValue(Shared.Json), "events", "published", "processed", "queued", "outbox", "deadLettered", "lost", "doubleEffects", "unreachable");
            return (long?)ledger["lost"] is 0 && (long?)ledger["doubleEffects"] is 0 ? 0 : 1;
        });
        return command;
    }

    /// <summary>The ledger once nothing is queued or in an outbox.</summary>
    public static async Task<JsonNode> SettleAsync(LabClient lab, TimeSpan limit, CancellationToken ct)
    {
        JsonNode ledger = new JsonObject();
        await Waiting.UntilAsync("the queues to drain", limit, async () => IsSettled(ledger = await lab.GetAsync("console", "/api/ledger", ct)), ct);
        return ledger;
    }

    private static bool IsSettled(JsonNode ledger) => (long?)ledger["queued"] is 0 && (long?)ledger["outbox"] is 0;
}
