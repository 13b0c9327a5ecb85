using System.Collections.Concurrent;

namespace MlopsLab.Inference.Endpoints;

/// <summary>A pool; works that grew large for one big batch are not kept.</summary>
internal sealed class InferWorks
{
    private const int Most = 256;
    private readonly ConcurrentBag<InferWork> free = [];

    public InferWork Rent() => free.TryTake(out var work) ? work : new InferWork();

    public void Return(InferWork work)
    {
        if (work.IsLarge || free.Count >= Most)
        {
            work.Dispose();
            return;
        }

        work.Reset();
        free.Add(work);
    }
}
