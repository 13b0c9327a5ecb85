using System.Collections.Concurrent;

namespace MlopsLab.Inference.Repository;

/// <summary>Why the wanted version of a model is not there yet.</summary>
internal sealed class LoadFailures
{
    private readonly ConcurrentDictionary<string, LoadFailure> latest = new(StringComparer.Ordinal);

    public LoadFailure? Of(string model) => latest.GetValueOrDefault(model);

    public void Add(string model, LoadFailure failure) => latest[model] = failure;

    public void Clear(string model) => latest.TryRemove(model, out _);
}
