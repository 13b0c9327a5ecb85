namespace MlopsLab.Benchmarks.World;

/// <summary>One timed run: how many records, how fast, and what each cost of memory.</summary>
internal sealed record WorldRun(long Records, double PerSecond, double BytesPerRecord)
{
    public static WorldRun Of(Func<long> run)
    {
        GC.Collect();
        var (allocated, started) = (GC.GetAllocatedBytesForCurrentThread(), TimeProvider.System.GetTimestamp());
        var records = run();
        var took = TimeProvider.System.GetElapsedTime(started);
        return new(records, records / took.TotalSeconds, (GC.GetAllocatedBytesForCurrentThread() - allocated) / (double)records);
    }
}
