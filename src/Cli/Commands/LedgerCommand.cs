using System.CommandLine;
using System.Text.Json.Nodes;
using MlopsLab.Cli.Lab;
using MlopsLab.Cli.Output;

namespace MlopsLab.Cli.Commands;

internal static class LedgerCommand
{
    public static Command Create()
    {
        var wait = new Option<bool>("--settled") { Description = "Wait until all that was published before now has had its effect or is set aside, and every node answers (at most a minute)" };
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

    /// <summary>The ledger once all that was published before the call is settled; under traffic something younger is always on its way.</summary>
    public static async Task<JsonNode> SettleAsync(LabClient lab, TimeSpan limit, CancellationToken ct)
    {
        var ledger = await lab.GetAsync("console", "/api/ledger", ct);
        var asked = (DateTimeOffset?)ledger["at"] ?? TimeProvider.System.GetUtcNow();
        await Waiting.UntilAsync("the queues to drain", limit, async tell =>
        {
            ledger = await lab.GetAsync("console", "/api/ledger", ct);
            tell($"{Screen.Text(ledger["queued"])} queued, {Screen.Text(ledger["outbox"])} in outboxes, no answer from: {Screen.Text(ledger["unreachable"])}");
            return IsSettled(ledger, asked);
        }, ct);
        return ledger;
    }

    internal static bool IsSettled(JsonNode ledger, DateTimeOffset asked) =>
        ledger["unreachable"] is JsonArray { Count: 0 } && ledger["onBroker"] is not null && !(OldestOpen(ledger) <= asked);

    // What is lost for good stays open: then there is nothing to wait for.
    private static DateTimeOffset? OldestOpen(JsonNode ledger) =>
        (long?)ledger["queued"] is 0 && (long?)ledger["outbox"] is 0 ? null : (DateTimeOffset?)ledger["oldestOpen"];
}
