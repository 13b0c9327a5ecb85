using MlopsLab.Ingestion.Domain.Checks.Batch;
using MlopsLab.Scenarios;

namespace MlopsLab.Ingestion.Domain.Holds;

/// <summary>
/// Decides for one source of a scenario which batches are held. A hold ends for new batches once enough clean ones came in a row;
/// while it is open nothing is learnt. One batch at a time.
/// </summary>
internal sealed class SourceWatch(Scenario scenario, string source)
{
    private const int CleanBatches = 5;
    private const int CleanRows = 50;

    private readonly Lock _judging = new();
    private Hold? _open;
    private int _cleanBatches;
    private int _cleanRows;
    private long _saved;
    private bool _retired;

    public Scenario Scenario => scenario;

    public string Source => source;

    public BatchDetector Detector { get; } = new(scenario);

    public Hold? Open => _open;

    public BatchVerdict Judge(ObservedBatch batch, DateTimeOffset now)
    {
        lock (_judging)
        {
            if (_retired)
            {
                return default;
            }

            Detector.See(batch);
            return _open is { } open ? Continue(open, batch, now) : Begin(batch, now);
        }
    }

    /// <summary>After a restart: what was learnt, and the hold that was open.</summary>
    public void Restore(DetectorState? state, Hold? open)
    {
        lock (_judging)
        {
            if (state is not null)
            {
                Detector.Load(state);
                _saved = state.Rows;
            }

            if (open is not null)
            {
                _open = open;
                Detector.Believe(open.Broken.Key, open.Broken.Share);
            }
        }
    }

    /// <summary>The watch of the same source under a changed contract: it knows what still holds and keeps the open hold. This one judges nothing more.</summary>
    public SourceWatch Renew(Scenario changed)
    {
        var renewed = new SourceWatch(changed, source);
        lock (_judging)
        {
            _retired = true;
            renewed.Restore(Detector.Save().For(scenario.Fields, changed.Fields), _open);
        }

        return renewed;
    }

    /// <summary>A detector that knows the same, to try things on.</summary>
    public BatchDetector Copy()
    {
        lock (_judging)
        {
            var copy = new BatchDetector(scenario);
            copy.Load(Detector.Save());
            return copy;
        }
    }

    /// <summary>What it learnt, when that is so much more than last time that it is worth a write.</summary>
    public DetectorState? ToSave(bool always)
    {
        lock (_judging)
        {
            if (Detector.Learnt == _saved || (!always && Detector.Learnt < _saved + Math.Max(500, _saved / 10)))
            {
                return null;
            }

            _saved = Detector.Learnt;
            return Detector.Save();
        }
    }

    /// <summary>Ends the hold by decision; null when none is open.</summary>
    public Hold? End(string reason, DateTimeOffset now)
    {
        lock (_judging)
        {
            var ended = _open;
            ended?.Release(now, reason);
            _open = null;
            Detector.Forget();
            return ended;
        }
    }

    private BatchVerdict Begin(ObservedBatch batch, DateTimeOffset now)
    {
        if (Detector.Broken(batch) is not { } broken)
        {
            Detector.Learn(batch);
            return default;
        }

        (_cleanBatches, _cleanRows) = (0, 0);
        _open = new Hold($"h-{Guid.CreateVersion7(now):N}"[..14] + Guid.NewGuid().ToString("N")[..4], scenario.Name, source, scenario.SchemaVersion, broken, now);
        return new(_open, null);
    }

    private BatchVerdict Continue(Hold open, ObservedBatch batch, DateTimeOffset now)
    {
        if (Detector.Shows([open.Broken.Key]) || Detector.ShowsAnother(open.Broken.Key))
        {
            (_cleanBatches, _cleanRows) = (0, 0);
            return new(open, null);
        }

        _cleanBatches++;
        _cleanRows += batch.Rows;
        if (_cleanBatches < CleanBatches || _cleanRows < CleanRows)
        {
            return default;
        }

        open.Release(now, "recovered");
        _open = null;
        Detector.Forget();
        return new(null, open);
    }
}
