using MlopsLab.Ingestion.Domain;
using MlopsLab.Ingestion.Storage;
using MlopsLab.Ingestion.Storage.Contracts;
using MlopsLab.Ingestion.Storage.Segments;
using MlopsLab.Ingestion.Telemetry;

namespace MlopsLab.Ingestion.Workers;

/// <summary>After a stop or a crash: opens the journals and remembers the ids of rows that were taken but not published yet.</summary>
internal sealed class IntakeRecovery(Journals journals, KnownRecords known, Positions positions, ContractStore contracts, HoldRecovery holds, ContractKeeper keeper, ILogger<IntakeRecovery> log)
{
    public async Task RunAsync(CancellationToken ct)
    {
        await positions.LoadAsync(ct);
        await contracts.LoadAsync(ct);
        await holds.RunAsync(ct);
        foreach (var journal in journals.Recover())
        {
            var position = positions.Of(journal.Key);
            var rows = journal.Key.Kind == JournalKind.Records ? Remember(journal, position) : 0;
            log.Recovered(journal.Key.Name, journal.End.Segment, rows);
        }

        await keeper.AdoptAllAsync(ct);
    }

    private int Remember(Journal journal, JournalPosition position)
    {
        var rows = 0;
        while (true)
        {
            using var chunk = JournalReader.Read(journal, position, rows: 5_000);
            if (chunk.Array is not { } array)
            {
                return rows;
            }

            known.Add(journal.Key.Scenario, array.RootElement.EnumerateArray().Select(RecordKey.Of));
            rows += chunk.Rows;
            position = chunk.After;
        }
    }
}
