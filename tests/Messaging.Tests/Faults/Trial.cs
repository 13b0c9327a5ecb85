using System.Net.Http.Json;
using MlopsLab.BusVictim;
using MlopsLab.Messaging.Ledgers;

namespace MlopsLab.Messaging.Tests.Faults;

/// <summary>A publisher and a reader in processes of their own, and the ledger that watches them.</summary>
internal sealed class Trial : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly int _events;
    private readonly TestNode _ledger;

    private Trial(int events, Victim sender, Victim reader, TestNode ledger) => (_events, Sender, Reader, _ledger) = (events, sender, reader, ledger);

    public Victim Sender { get; }

    public Victim Reader { get; }

    /// <summary>Every event once, and an answer to each tenth.</summary>
    public long Deliveries => _events + (_events / 10);

    public static async Task<Trial> BeginAsync(string broker, int events, CancellationToken ct, Dictionary<string, string>? more = null)
    {
        var environment = new Dictionary<string, string>(more ?? []) { ["VICTIM_EVENTS"] = $"{events}" };
        var sender = new Victim(VictimCards.Sender, broker, environment);
        var reader = new Victim(VictimCards.Reader, broker, environment);
        var ledger = await TestNode.StartAsync(
            new("ledger", broker)
            {
                Cards = [.. VictimCards.All, TestNode.Card("ledger", [], [])],
                Services = builder => builder.AddLedger(),
                Map = app => app.MapLedger(),
                More = new()
                {
                    ["services:sender:http:0"] = sender.Url,
                    ["services:reader:http:0"] = reader.Url,
                    ["Ledger:Grace"] = "00:00:02",
                    ["Ledger:Stable"] = "00:00:01",
                    ["Ledger:Interval"] = "00:00:00.5",
                },
            },
            ct);
        return new Trial(events, sender, reader, ledger);
    }

    public void StartBoth()
    {
        Sender.Start();
        Reader.Start();
    }

    /// <summary>Until the reader has had at least this many effects.</summary>
    public Task EffectsAsync(long atLeast, CancellationToken ct) =>
        Eventually.TrueAsync(async () => (await Reader.EffectsAsync()).All >= atLeast, Patience, () => $"waiting for {atLeast} effects\n{Reader.Output}\n{Sender.Output}", ct);

    /// <summary>Until nothing is under way any more; then every event had its effect exactly once, by id and by count.</summary>
    public async Task<LedgerView> SettledAsync(CancellationToken ct)
    {
        LedgerView? view = null;
        await Eventually.TrueAsync(
            async () =>
            {
                view = await LookAsync(ct);
                return view.Processed + view.DeadLettered == Deliveries && view is { Queued: 0, Outbox: 0 } && view.Unreachable.Count == 0;
            },
            Patience,
            () => $"{view}\n{Reader.Output}\n{Sender.Output}",
            ct);
        return view ?? throw new InvalidOperationException("No view.");
    }

    public async Task<LedgerView> LookAsync(CancellationToken ct) =>
        await _ledger.Http.GetFromJsonAsync<LedgerView>("/api/ledger", ct) ?? throw new InvalidOperationException("No ledger.");

    public async Task AssertExactlyOnceAsync(CancellationToken ct)
    {
        var view = await SettledAsync(ct);
        Assert.Equal((Deliveries, 0, 0, 0), (view.Published, view.Lost, view.DoubleEffects, view.DeadLettered));
        Assert.Equal((_events, _events), await Reader.EffectsAsync());
        Assert.Equal((_events / 10, _events / 10), await Sender.EffectsAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await Sender.DisposeAsync();
        await Reader.DisposeAsync();
        await _ledger.DisposeAsync();
    }
}
