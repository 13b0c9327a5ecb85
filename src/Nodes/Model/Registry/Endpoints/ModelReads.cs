using MlopsLab.Messaging;
using MlopsLab.Registry.Domain;
using MlopsLab.Registry.Storage;

namespace MlopsLab.Registry.Endpoints;

/// <summary>What the registry shows of itself.</summary>
internal sealed class ModelReads(Store store)
{
    public async Task<IReadOnlyList<VersionView>> ListAsync(string? model, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        var aliases = await AliasStore.AllAsync(connection, model, ct);
        var versions = await VersionStore.AllAsync(connection, model, ct);
        return [.. versions.Select(version => VersionView.Of(version, aliases))];
    }

    public async Task<VersionView> GetAsync(string model, string version, CancellationToken ct) =>
        (await ListAsync(model, ct)).Single(row => row.Version == version);

    public async Task<ModelView?> FindAsync(string model, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        var aliases = await AliasStore.AllAsync(connection, model, ct);
        var versions = await VersionStore.AllAsync(connection, model, ct);
        return versions.Count == 0
            ? null
            : new ModelView(model, aliases.ToDictionary(alias => alias.Alias, View), [.. versions.Select(version => VersionView.Of(version, aliases))]);
    }

    public async Task<IReadOnlyList<HistoryView>> HistoryAsync(string model, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return [.. (await HistoryStore.AllAsync(connection, model, ct)).Select(HistoryView.Of)];
    }

    public async Task<IReadOnlyList<PendingView>> PendingAsync(CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return [.. (await PendingStore.AllAsync(connection, ct)).Select(View)];
    }

    private static AliasView View(AliasRow alias) =>
        new(VersionNumber.Text(alias.Version), alias.Epoch, DateTimeOffset.FromUnixTimeMilliseconds(alias.MovedAt));

    private static PendingView View(PendingRow row)
    {
        var run = PendingStore.Read(row);
        var received = DateTimeOffset.FromUnixTimeMilliseconds(row.ReceivedAt);
        return new PendingView(run.RunId, run.Model, run.ArtifactHash, row.Attempts, row.Problem, received, DateTimeOffset.FromUnixTimeMilliseconds(row.NextAt));
    }
}
