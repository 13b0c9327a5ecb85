using System.Collections.Frozen;
using Microsoft.Extensions.Options;

namespace MlopsLab.Inference.Domain;

/// <summary>All loaded models. Readers take a whole, unchanging picture; a new version replaces the picture in one step.</summary>
internal sealed class Shelf(IOptions<InferenceOptions> options)
{
    private readonly Lock writing = new();
    private volatile FrozenDictionary<string, ServedModel> models = FrozenDictionary<string, ServedModel>.Empty;

    public IReadOnlyDictionary<string, ServedModel> Models => models;

    /// <summary>The version asked for, or the current one when none is named.</summary>
    public LoadedModel? Find(string model, string? version) => models.TryGetValue(model, out var served) ? served.Find(version) : null;

    public void Serve(LoadedModel model)
    {
        lock (writing)
        {
            var served = models.GetValueOrDefault(model.Model) ?? new ServedModel([]);
            var next = models.ToDictionary();
            next[model.Model] = served.With(model, options.Value.Keep);
            models = next.ToFrozenDictionary(StringComparer.Ordinal);
        }
    }
}
