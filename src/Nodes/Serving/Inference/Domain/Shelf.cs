using System.Collections.Frozen;
using Microsoft.Extensions.Options;

namespace MlopsLab.Inference.Domain;

/// <summary>All loaded models. Readers take a whole, unchanging picture; a change replaces the picture in one step.</summary>
internal sealed class Shelf(IOptions<InferenceOptions> options)
{
    private readonly Lock writing = new();
    private volatile FrozenDictionary<string, ServedModel> models = FrozenDictionary<string, ServedModel>.Empty;

    public IReadOnlyDictionary<string, ServedModel> Models => models;

    /// <summary>The version asked for, or the current one when none is named.</summary>
    public LoadedModel? Find(string model, string? version) => models.TryGetValue(model, out var served) ? served.Find(version) : null;

    /// <summary>Makes it the current version; older ones stay as far as there is room for them.</summary>
    public void Serve(LoadedModel model)
    {
        lock (writing)
        {
            var served = models.GetValueOrDefault(model.Model) ?? new ServedModel([]);
            Put(LoadedRoom.Fit(With(served.With(model, options.Value.Keep)), options.Value.MaxLoadedBytes));
        }
    }

    /// <summary>Puts it beside the current version; false when there is no room.</summary>
    public bool TryKeep(LoadedModel model)
    {
        lock (writing)
        {
            var next = With((models.GetValueOrDefault(model.Model) ?? new ServedModel([])).Beside(model));
            if (LoadedRoom.BytesOf(next) > options.Value.MaxLoadedBytes)
            {
                return false;
            }

            Put(next);
            return true;
        }
    }

    /// <summary>Takes a version away; false when it is the current one.</summary>
    public bool TryDrop(LoadedModel model)
    {
        lock (writing)
        {
            if (models.GetValueOrDefault(model.Model) is not { } served || ReferenceEquals(served.Current, model))
            {
                return false;
            }

            Put(With(served.Without(model)));
            return true;
        }
    }

    /// <summary>Takes all versions of the model away.</summary>
    public void Drop(string model)
    {
        lock (writing)
        {
            Put(models.Where(pair => pair.Key != model).ToDictionary());
        }
    }

    private Dictionary<string, ServedModel> With(ServedModel served) => new(models) { [served.Current.Model] = served };

    private void Put(Dictionary<string, ServedModel> next) => models = next.ToFrozenDictionary(StringComparer.Ordinal);
}
