using System.Diagnostics;

namespace MlopsLab.ServiceDefaults.Explain;

/// <summary>What every process can run out of, and how every node is watched and taken back.</summary>
internal sealed class ProcessFacts : IExplanation
{
    public Task<NodeFacts> ReadAsync(CancellationToken ct)
    {
        using var process = Process.GetCurrentProcess();
        var memory = GC.GetGCMemoryInfo();
        var cores = process.TotalProcessorTime / (TimeProvider.System.GetUtcNow() - process.StartTime.ToUniversalTime());
        return Task.FromResult(new NodeFacts(
            [
                new("memory of the machine", memory.MemoryLoadBytes, memory.TotalAvailableMemoryBytes, "By", "the process is killed and started again"),
                new("cores used since the start, on average", cores, Environment.ProcessorCount, "{core}", "everything waits for its turn"),
                new("work waiting for a thread", ThreadPool.PendingWorkItemCount, 1_000 * Environment.ProcessorCount, "{item}", "every answer is late"),
            ],
            [
                new Remark(
                    Question.Monitor,
                    "Its health (/health), liveness (/alive) and metrics (/metrics) are read every few seconds; a node that goes silent is reported by the dead man's switch of incidents.",
                    new Evidence("running since", process.StartTime.ToUniversalTime().ToString("u"))),
                new Remark(Question.RollBack, "Its process can be replaced at any time (lab node restart): what it keeps is on disk, and events wait for it in its queues."),
            ]));
    }
}
