using System.Data.Common;
using Microsoft.Extensions.Options;
using MlopsLab.Monitoring.Domain;
using MlopsLab.Monitoring.Storage;

namespace MlopsLab.Monitoring.Signals;

/// <summary>Breaks in the incoming data: rows that break the contract, rows that stopped coming or come in another way than usual, and features that a replay doesn't give.</summary>
internal sealed class DataMonitor(IOptions<MonitoringOptions> options, IntakePolicy intake) : IMonitor
{
    public const string Accepted = "accepted/", Quarantined = "quarantined/", Parity = "parity/";

    public async Task<IReadOnlyList<Signal>> MeasureAsync(DbConnection connection, DateTimeOffset now, CancellationToken ct)
    {
        var limits = options.Value;
        var accepted = await TallyStore.SumAsync(connection, Accepted, now - limits.ShortWindow, ct);
        var quarantined = await TallyStore.SumAsync(connection, Quarantined, now - limits.ShortWindow, ct);
        var scenarios = accepted.Keys.Select(name => name[Accepted.Length..]).Union(quarantined.Keys.Select(name => name[Quarantined.Length..]));
        var holds = await HoldTable.SinceAsync(connection, now, ct);
        return
        [
            .. holds.Where(hold => hold.IsOpen).Select(Held),
            .. (await SchemaTable.SinceAsync(connection, now - limits.LongWindow, ct)).Select(change => Schema(change.Scenario, change.Version, change.Summary)),
            .. scenarios.Select(scenario => Quarantine(scenario, accepted.GetValueOrDefault(Accepted + scenario), quarantined.GetValueOrDefault(Quarantined + scenario))),
            .. (await TallyStore.SumAsync(connection, Parity, now - limits.LongWindow, ct)).Select(broken => ParityOf(broken.Key[Parity.Length..], broken.Value)),
            await SilenceAsync(connection, now, ct),
            .. (await IntakeTable.AllAsync(connection, ct)).SelectMany(source => IntakeSignals.Of(source.Scenario, source.Source, source.Watch, intake.Of(source.Scenario))),
        ];
    }

    private static Signal Held(HoldRow hold) => new(Inhibition.Contract, $"{hold.Scenario}/{hold.Field}/{hold.HoldId}", "critical", "traffic", Value: 1, Limit: 0, hold.Summary);

    // Suspects whom a broken contract suspects, so that it stands in the timeline of that incident.
    private static Signal Schema(string scenario, string version, string summary) => new(Inhibition.Schema, $"{scenario}/{version}", "info", "traffic", Value: 1, Limit: 0, summary);

    private Signal Quarantine(string scenario, long accepted, long quarantined)
    {
        var rows = accepted + quarantined;
        double? share = rows >= options.Value.MinSample / 4 ? (double)quarantined / rows : null;
        return new Signal("data.quarantine", scenario, "critical", "traffic", share, options.Value.MaxQuarantineShare,
            $"{quarantined} of {rows} {scenario} rows broke the contract in the last {options.Value.ShortWindow.TotalSeconds:0} s");
    }

    private Signal ParityOf(string scenario, long told) => new("data.parity", scenario, "critical", "features", told, 0,
        $"online features of {scenario} differed from a replay {told} times in the last {options.Value.LongWindow.TotalMinutes:0} min; `lab features parity` names them");

    private async Task<Signal> SilenceAsync(DbConnection connection, DateTimeOffset now, CancellationToken ct)
    {
        var newest = await TallyStore.NewestAsync(connection, "rows", ct);
        var silence = (now - newest)?.TotalSeconds;
        return new Signal("data.silence", "all", "warning", "ingestion", silence, options.Value.MaxSilence.TotalSeconds,
            $"no row arrived for {silence ?? 0:0} s");
    }
}
