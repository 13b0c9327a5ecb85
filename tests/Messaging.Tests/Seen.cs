using System.Collections.Concurrent;
using MlopsLab.Contracts.Rollouts;

namespace MlopsLab.Messaging.Tests;

/// <summary>What a handler saw, and how it should behave.</summary>
internal sealed class Seen
{
    private readonly ConcurrentQueue<(RolloutStepped Fact, Delivery Delivery)> _all = new();
    private readonly SemaphoreSlim _arrived = new(0);

    public IReadOnlyList<(RolloutStepped Fact, Delivery Delivery)> All => [.. _all];

    public Func<RolloutStepped, Delivery, Exception?> Fail { get; set; } = (_, _) => null;

    public bool Publish { get; set; }

    public bool FullDisk { get; set; }

    public void Add(RolloutStepped fact, Delivery delivery)
    {
        _all.Enqueue((fact, delivery));
        _arrived.Release();
    }

    /// <summary>Waits until the handler was called that many more times.</summary>
    public async Task CallsAsync(int count, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        for (var i = 0; i < count; i++)
        {
            await _arrived.WaitAsync(limit.Token);
        }
    }
}
