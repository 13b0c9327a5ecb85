using System.Diagnostics;
using System.Diagnostics.Metrics;
using MlopsLab.Ingestion.Domain;
using MlopsLab.Ingestion.Storage.Segments;
using MlopsLab.Ingestion.Workers;

namespace MlopsLab.Ingestion.Telemetry;

internal sealed class IngestionMetrics
{
    private readonly Counter<long> _rows;
    private readonly Counter<long> _shed;
    private readonly Histogram<double> _commit;

    public IngestionMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("MlopsLab.Ingestion");
        _rows = meter.CreateCounter<long>("mlopslab.ingestion.rows", "{row}");
        _shed = meter.CreateCounter<long>("mlopslab.ingestion.shed", "{request}");
        _commit = meter.CreateHistogram<double>("mlopslab.ingestion.commit.duration", "s");
    }

    public void Took(IntakeBatch batch, IntakeOrder order)
    {
        if (batch.Hold is not null)
        {
            Add(batch.Rows.Count, "held");
            return;
        }

        var duplicates = order.Duplicates.Count;
        Add(batch.Rows.Count - duplicates - order.Replaced, "accepted");
        Add(order.Replaced, "replaced");
        Add(duplicates - order.Conflicts, "duplicate");
        Add(order.Conflicts, "conflict");
        Add(batch.Rejected.Count, "quarantined");
        Add(batch.Counts.Warned, "warned");
        Add(batch.Counts.OutOfOrder, "out_of_order");
        Add(batch.Counts.Behind, "behind");
        Add(batch.Counts.Ahead, "ahead");

        void Add(int count, string outcome)
        {
            if (count > 0)
            {
                _rows.Add(count, new("scenario", batch.Journal.Scenario), new("kind", batch.Journal.Kind == JournalKind.Labels ? "labels" : "records"), new("outcome", outcome));
            }
        }
    }

    public void Shed(string reason) => _shed.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Committing(Action commit)
    {
        var started = Stopwatch.GetTimestamp();
        commit();
        _commit.Record(Stopwatch.GetElapsedTime(started).TotalSeconds);
    }
}
