using System.Collections.Immutable;

namespace MlopsLab.Inference.Domain;

/// <summary>The versions of one model that are loaded; the first is the one served when a request names none.</summary>
internal sealed record ServedModel(ImmutableArray<LoadedModel> Versions)
{
    public LoadedModel Current => Versions[0];

    public LoadedModel? Find(string? version)
    {
        if (version is null)
        {
            return Current;
        }

        foreach (var loaded in Versions)
        {
            if (loaded.Version == version)
            {
                return loaded;
            }
        }

        return null;
    }

    public ServedModel Beside(LoadedModel model) => new(Versions.Add(model));

    public ServedModel Without(LoadedModel model) => new(Versions.Remove(model));

    public ServedModel With(LoadedModel model, int keep) =>
        new([.. Versions.Where(other => other.Version != model.Version).Prepend(model).Take(keep)]);
}
