using Microsoft.Extensions.Options;
using MlopsLab.Contracts.Ingestion;
using MlopsLab.Features.Domain;
using MlopsLab.Features.Storage;
using MlopsLab.Features.Telemetry;
using MlopsLab.Messaging;

namespace MlopsLab.Features.Handlers;

/// <summary>Adds a batch of records to the log and, for every version of the view that follows it, to the states of their entities.</summary>
internal sealed class RecordAcceptedHandler(
    CompiledViews views, StateTable states, ViewTable table, StoreSession session, Freshness freshness, FeaturesMetrics metrics, IOptions<FeaturesOptions> options,
    ILogger<RecordAcceptedHandler> log)
    : IHandle<RecordAccepted>
{
    public async Task HandleAsync(RecordAccepted fact, Delivery delivery, CancellationToken ct)
    {
        if (fact.Records.Count == 0)
        {
            return;
        }

        var versions = await FollowingAsync(fact.Scenario, ct);
        var batch = await states.BeginAsync(session, ct);
        var place = await RecordLog.AppendAsync(session, fact, ct);
        foreach (var (version, view) in versions)
        {
            var rows = Read(view, fact);
            var sample = new VectorSample(view, options.Value.VectorEvery);
            var count = await Fold.AddAsync(view, rows, batch, sample, ct) with { Refused = fact.Records.Count - rows.Count };
            await LiveVectorTable.AddAsync(session, view, place, sample, ct);
            await ViewTable.CountAsync(session, version, count, place, version.Phase, ct);
            metrics.Applied(fact.Scenario, count);
        }

        var revision = await batch.SaveAsync(ct);
        metrics.Changed(fact.Scenario, batch.Changed);
        freshness.Counted(revision, fact.At);
    }

    private async Task<List<(ViewVersion Version, CompiledView View)>> FollowingAsync(string scenario, CancellationToken ct)
    {
        var versions = await ViewTable.OfAsync(session, scenario, ct);
        if (versions.Count == 0 && views.OfFile(scenario) is { } file)
        {
            await table.ObserveAsync(session, file, ct);
            versions = await ViewTable.OfAsync(session, scenario, ct);
        }

        var following = new List<(ViewVersion, CompiledView)>();
        foreach (var version in versions.Where(version => ViewPhase.Follows(version.Phase)))
        {
            if (views.Of(version) is { } view)
            {
                following.Add((version, view));
            }
        }

        // While the only version is being built the log is enough: what is in it will be counted.
        return following.Count > 0 || versions.Any(version => version.Phase == ViewPhase.Building)
            ? following
            : throw new InvalidOperationException($"Scenario '{scenario}' is not in the folders of LAB_SCENARIOS, or its file is not valid.");
    }

    private List<FoldRow> Read(CompiledView view, RecordAccepted fact)
    {
        var rows = new List<FoldRow>(fact.Records.Count);
        foreach (var (position, record) in fact.Records.Index())
        {
            var reading = view.Reader.Read(record.Fields);
            if (reading.Row is { } row)
            {
                rows.Add(new(record.Id, position, row, view.StateKeys(row), record.EventTime));
            }
            else
            {
                log.RecordRefused(record.Id, fact.Scenario, reading.Errors[0].Field, reading.Errors[0].Reason);
            }
        }

        return rows;
    }
}
