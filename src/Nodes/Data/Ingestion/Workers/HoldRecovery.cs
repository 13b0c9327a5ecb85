using MlopsLab.Ingestion.Domain.Checks.Batch;
using MlopsLab.Ingestion.Domain.Holds;
using MlopsLab.Ingestion.Storage;
using MlopsLab.Ingestion.Storage.Contracts;
using MlopsLab.Ingestion.Storage.Holds;
using MlopsLab.Ingestion.Storage.Segments;
using MlopsLab.Scenarios;

namespace MlopsLab.Ingestion.Workers;

/// <summary>At the start: the holds, their rows on the disk, and what each source taught.</summary>
internal sealed class HoldRecovery(HoldStore holds, SourceStateStore states, SourceWatches watches, ContractStore contracts, Journals journals, ScenarioCatalog scenarios)
{
    public async Task RunAsync(CancellationToken ct)
    {
        await holds.LoadAsync(hold => Rows(journals.Of(hold.JournalKey)), ct);
        var learnt = await states.AllAsync(ct);
        var open = holds.All.Where(hold => hold.IsOpen).ToArray();
        var sources = learnt.Select(row => (row.Scenario, row.Source)).Union(open.Select(hold => (hold.Scenario, hold.Source)));
        foreach (var (name, source) in sources)
        {
            if (scenarios.Find(name) is { } scenario)
            {
                var (_, _, schema, state) = learnt.FirstOrDefault(row => row.Scenario == name && row.Source == source);
                var watch = new SourceWatch(scenario, source);
                watch.Restore(state is null ? null : KeptOf(state, schema, scenario), open.LastOrDefault(hold => hold.Scenario == name && hold.Source == source));
                watches.Put(watch);
            }
        }
    }

    private DetectorState? KeptOf(DetectorState state, string schemaVersion, Scenario scenario) => schemaVersion == scenario.SchemaVersion
        ? state
        : contracts.OfSchema(scenario.Name, schemaVersion) is { Contract: var before } ? state.For(before.Fields, scenario.Fields) : null;

    private static long Rows(Journal journal) =>
        Enumerable.Range(1, journal.End.Segment).Select(journal.PathOf).Where(File.Exists).Sum(path => (long)SegmentScan.Of(path).Rows);
}
