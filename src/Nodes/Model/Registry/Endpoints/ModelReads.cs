using MlopsLab.Messaging;
using MlopsLab.Registry.Domain;
using MlopsLab.Registry.Domain.Gates;
using MlopsLab.Registry.Domain.Search;
using MlopsLab.Registry.Storage;

namespace MlopsLab.Registry.Endpoints;

/// <summary>What the registry shows of itself.</summary>
internal sealed class ModelReads(Store store)
{
    public async Task<IReadOnlyList<VersionView>> ListAsync(string? model, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return await VersionsAsync(connection, model, ct);
    }

    public async Task<VersionView> GetAsync(string model, string version, CancellationToken ct) =>
        (await ListAsync(model, ct)).Single(row => row.Version == version);

    /// <exception cref="FormatException">The filter, the order or the token can't be read.</exception>
    public async Task<Page<VersionView>> SearchAsync(string? filter, IEnumerable<string> order, int size, string? token, CancellationToken ct)
    {
        var clauses = Filter.Parse(filter, Grammar.Versions);
        var orderings = OrderBy.Parse(order, Grammar.Versions);
        var found = (await ListAsync(null, ct)).Where(version => Match.All(clauses, field => VersionFields.Of(version, field)));
        return Page<VersionView>.Of(Sorted.By(found, orderings, VersionFields.Of), size, token);
    }

    public async Task<ModelView?> FindAsync(string model, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return await ModelStore.FindAsync(connection, model, ct) is { } row ? await ViewAsync(connection, row, ct) : null;
    }

    public async Task<IReadOnlyList<HistoryView>> HistoryAsync(string model, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return [.. (await HistoryStore.AllAsync(connection, model, ct)).Select(HistoryView.Of)];
    }

    /// <summary>Null when nothing is known of the model.</summary>
    public async Task<ServedView?> ServedAsync(string model, DateTimeOffset at, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        var history = await HistoryStore.AllAsync(connection, model, ct);
        return history.Count > 0 || await ModelStore.FindAsync(connection, model, ct) is not null
            ? ServedView.Of(model, at, history, await VersionStore.EverAsync(connection, model, ct))
            : null;
    }

    public async Task<IReadOnlyList<PendingView>> PendingAsync(CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return [.. (await PendingStore.AllAsync(connection, ct)).Select(View)];
    }

    private static async Task<ModelView> ViewAsync(Db db, ModelRow row, CancellationToken ct)
    {
        var versions = await VersionsAsync(db, row.Name, ct);
        var aliases = await AliasStore.AllAsync(db, row.Name, ct);
        var shown = versions.SelectMany(version => version.Aliases).ToHashSet();
        var tags = await TagStore.AllAsync(db, row.Name, ct);
        return new ModelView(
            row.Name,
            aliases.Where(alias => shown.Contains(alias.Alias)).ToDictionary(alias => alias.Alias, View),
            versions,
            row.Description,
            VersionView.Map(tags[(row.Name, TagStore.OfModel)]),
            DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAt),
            DateTimeOffset.FromUnixTimeMilliseconds(row.UpdatedAt));
    }

    private static async Task<IReadOnlyList<VersionView>> VersionsAsync(Db db, string? model, CancellationToken ct)
    {
        var aliases = (await AliasStore.AllAsync(db, model, ct)).ToLookup(alias => (alias.Model, alias.Version), alias => alias.Alias);
        var tags = await TagStore.AllAsync(db, model, ct);
        var verdicts = await GateStore.VerdictsAsync(db, model, ct);
        var versions = await VersionStore.AllAsync(db, model, ct);
        return [.. versions.Select(version => VersionView.Of(version, aliases[(version.Model, version.Number)], tags[(version.Model, version.Number)], Verdict(verdicts, version)))];
    }

    private static GateVerdict? Verdict(IReadOnlyDictionary<(string Model, long Number), GateVerdict> verdicts, ModelVersion version) =>
        verdicts.TryGetValue((version.Model, version.Number), out var verdict) ? verdict : null;

    private static AliasView View(AliasRow alias) =>
        new(VersionNumber.Text(alias.Version), alias.Epoch, DateTimeOffset.FromUnixTimeMilliseconds(alias.MovedAt));

    private static PendingView View(PendingRow row)
    {
        var run = PendingStore.Read(row);
        var received = DateTimeOffset.FromUnixTimeMilliseconds(row.ReceivedAt);
        return new PendingView(run.RunId, run.Model, run.ArtifactHash, row.Attempts, row.Problem, received, DateTimeOffset.FromUnixTimeMilliseconds(row.NextAt));
    }
}
