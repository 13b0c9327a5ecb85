namespace MlopsLab.Benchmarks.Messaging;

/// <summary>One way to move messages from a publisher to a handler through the broker.</summary>
internal interface ICase : IAsyncDisposable
{
    string Name { get; }

    Task PublishAllAsync(int messages, Pace pace, CancellationToken ct);
}
