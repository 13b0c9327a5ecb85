using System.Text.Json.Nodes;
using MlopsLab.Cli.Commands;
using MlopsLab.Cli.Tests.Support;

namespace MlopsLab.Cli.Tests;

public sealed class LedgerTests : IDisposable
{
    private static readonly DateTimeOffset Asked = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData(true, 40, 7, "2026-11-22T12:00:01+00:00", "", 47)]
    [InlineData(false, 40, 7, "2026-11-22T11:59:59+00:00", "", 47)]
    [InlineData(false, 0, 0, null, "gateway", 0)]
    [InlineData(false, 0, 0, null, "", null)]
    [InlineData(true, 0, 0, null, "", 0)]
    [InlineData(true, 0, 0, "2026-11-22T11:00:00+00:00", "", 0)]
    public void Is_settled_when_nothing_published_before_is_open_and_everybody_answers(
        bool settled, int queued, int outbox, string? oldestOpen, string unreachable, int? onBroker) =>
        Assert.Equal(settled, LedgerCommand.IsSettled(Ledger(queued, outbox, oldestOpen, unreachable, onBroker), Asked));

    [Fact]
    public async Task Settles_while_traffic_goes_on()
    {
        using var lab = new FakeLab(folder.Path, _ => FakeLab.Json(Ledger(40, 7, "2026-11-22T12:00:01+00:00", "", 47).ToJsonString()));

        var answer = await new LabCommand(folder.Path).RunAsync("ledger", "--settled", "--json");

        Assert.Equal((0, 40), (answer.Code, (int?)JsonNode.Parse(answer.Text)?["queued"]));
    }

    public void Dispose() => folder.Dispose();

    // Read back from its text, as the command gets it.
    private static JsonNode Ledger(int queued, int outbox, string? oldestOpen, string unreachable, int? onBroker) => JsonNode.Parse(new JsonObject
    {
        ["queued"] = queued,
        ["outbox"] = outbox,
        ["lost"] = 0,
        ["doubleEffects"] = 0,
        ["onBroker"] = onBroker,
        ["unreachable"] = new JsonArray([.. unreachable.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(node => JsonValue.Create(node))]),
        ["at"] = "2026-11-22T12:00:00+00:00",
        ["oldestOpen"] = oldestOpen,
    }.ToJsonString()) ?? new JsonObject();
}
