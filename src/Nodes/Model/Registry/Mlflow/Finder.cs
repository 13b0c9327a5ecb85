using MlopsLab.Registry.Storage;

namespace MlopsLab.Registry.Mlflow;

/// <summary>Finds models and versions, or says with MLflow's words that there are none.</summary>
internal static class Finder
{
    public static async Task<ModelRow> ModelAsync(Db db, string name, CancellationToken ct) =>
        await ModelStore.FindAsync(db, name, ct) ?? throw MlflowException.Missing($"Registered Model with name={name} not found");

    public static async Task<ModelEntry> VersionAsync(Db db, string name, long number, CancellationToken ct) =>
        (await VersionsAsync(db, name, ct)).FirstOrDefault(entry => entry.Version.Number == number)
        ?? throw MlflowException.Missing($"Model Version (name={name}, version={number}) not found");

    public static async Task<IReadOnlyList<ModelEntry>> VersionsAsync(Db db, string? name, CancellationToken ct)
    {
        var aliases = (await AliasStore.AllAsync(db, name, ct)).ToLookup(alias => (alias.Model, alias.Version), alias => alias.Alias);
        var tags = await TagStore.AllAsync(db, name, ct);
        var versions = await VersionStore.AllAsync(db, name, ct);
        return [.. versions.Select(version => new ModelEntry(version, [.. aliases[(version.Model, version.Number)]], [.. tags[(version.Model, version.Number)]]))];
    }
}
