using MlopsLab.Messaging;

namespace MlopsLab.Features.Tests;

/// <summary>Takes what the stand-in's card lists and does nothing with it.</summary>
internal sealed class Ignoring<TEvent> : IHandle<TEvent>
    where TEvent : class
{
    public Task HandleAsync(TEvent fact, Delivery delivery, CancellationToken ct) => Task.CompletedTask;
}
