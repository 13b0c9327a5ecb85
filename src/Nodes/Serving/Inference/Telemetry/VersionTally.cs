namespace MlopsLab.Inference.Telemetry;

/// <summary>What a loaded version did since it was loaded, as the protocol's statistics want it.</summary>
internal sealed class VersionTally
{
    /// <summary>Batches up to this many rows are counted each by its size.</summary>
    public const int CountedSizes = 64;

    private readonly Tally[] sizes = [.. Enumerable.Range(0, CountedSizes + 1).Select(_ => new Tally())];
    private long executions;
    private long rows;
    private long last;

    public Tally Success { get; } = new();

    public Tally Failure { get; } = new();

    /// <summary>Waiting for a turn.</summary>
    public Tally Queue { get; } = new();

    public Tally Input { get; } = new();

    /// <summary>Each request's time in the model, with those it shared a batch with.</summary>
    public Tally Infer { get; } = new();

    public Tally Output { get; } = new();

    /// <summary>Times the model ran.</summary>
    public long Executions => Interlocked.Read(ref executions);

    public long Rows => Interlocked.Read(ref rows);

    /// <summary>Milliseconds since 1970; 0 before the first answer.</summary>
    public long LastAt => Interlocked.Read(ref last);

    public IEnumerable<(int Size, Tally Took)> Sizes => sizes.Index().Where(size => size.Item.Count > 0);

    /// <summary>The model ran once over so many rows.</summary>
    public void Ran(int count, TimeSpan took, DateTimeOffset at)
    {
        Interlocked.Increment(ref executions);
        Interlocked.Add(ref rows, count);
        Interlocked.Exchange(ref last, at.ToUnixTimeMilliseconds());
        if (count <= CountedSizes)
        {
            sizes[count].Add(took);
        }
    }
}
