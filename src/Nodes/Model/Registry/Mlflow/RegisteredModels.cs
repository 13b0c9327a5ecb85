using System.Text.Json.Nodes;
using MlopsLab.Messaging;
using MlopsLab.Registry.Domain;
using MlopsLab.Registry.Domain.Search;
using MlopsLab.Registry.Storage;

namespace MlopsLab.Registry.Mlflow;

internal sealed class RegisteredModels(Store store, ModelEdits edits, ModelChanges changes, GateKeeper gates)
{
    private const int Usual = 100;
    private const int Most = 1_000;

    /// <summary>MLflow's calls say neither who nor why.</summary>
    public static readonly Reason Reason = new("mlflow", "asked for through the MLflow API");

    public Task<JsonObject> CreateAsync(MlflowCall call, CancellationToken ct)
    {
        var (name, tags, description) = (MlflowNames.Model(call), MlflowNames.Tags(call), MlflowNames.Description(call));
        return ChangeAsync(async (session, token) =>
        {
            var made = await edits.CreateAsync(session, name, description, tags, Reason, token);
            return made.Succeeded ? await ShowAsync(session, name, token) : throw MlflowException.Exists($"Registered Model (name={name}) already exists.");
        }, ct);
    }

    public async Task<JsonObject> GetAsync(MlflowCall call, CancellationToken ct)
    {
        var name = MlflowNames.Model(call);
        await using var connection = await store.OpenReadAsync(ct);
        return await ShowAsync(connection, name, ct);
    }

    public Task<JsonObject> UpdateAsync(MlflowCall call, CancellationToken ct)
    {
        var (name, description) = (MlflowNames.Model(call), MlflowNames.Description(call));
        return ChangeAsync(async (session, token) =>
        {
            await edits.DescribeAsync(session, await Finder.ModelAsync(session, name, token), description, Reason, token);
            return await ShowAsync(session, name, token);
        }, ct);
    }

    public Task<JsonObject> RenameAsync(MlflowCall call, CancellationToken ct)
    {
        var (name, newName) = (MlflowNames.Model(call), MlflowNames.Model(call, "new_name"));
        return ChangeAsync(async (session, token) =>
        {
            var model = await Finder.ModelAsync(session, name, token);
            if (newName != name && await ModelStore.FindAsync(session, newName, token) is not null)
            {
                throw MlflowException.Exists($"Registered Model (name={newName}) already exists.");
            }

            (await edits.RenameAsync(session, model, newName, Reason, token)).OrThrow();
            return await ShowAsync(session, newName, token);
        }, ct);
    }

    public Task<JsonObject> DeleteAsync(MlflowCall call, CancellationToken ct)
    {
        var name = MlflowNames.Model(call);
        return ChangeAsync(async (session, token) =>
        {
            (await edits.DeleteModelAsync(session, await Finder.ModelAsync(session, name, token), Reason, token)).OrThrow();
            return [];
        }, ct);
    }

    public async Task<JsonObject> SearchAsync(MlflowCall call, CancellationToken ct)
    {
        var (clauses, orderings) = (Filter.Parse(call.Text("filter"), Grammar.Models), OrderBy.Parse(call.Texts("order_by"), Grammar.Models));
        var size = Sizes.Of(call, Usual, Most);
        await using var connection = await store.OpenReadAsync(ct);
        var tags = await TagStore.AllAsync(connection, null, ct);
        var versions = (await Finder.VersionsAsync(connection, null, ct)).ToLookup(entry => entry.Version.Model);
        var found = (await ModelStore.AllAsync(connection, ct))
            .Where(model => Prompts.AreWanted(clauses) || !Prompts.Is(tags[(model.Name, TagStore.OfModel)]))
            .Where(model => Match.All(clauses, field => Values(model, tags, field)))
            .OrderBy(model => model.Name, StringComparer.Ordinal);
        var page = Page<ModelRow>.Of(Sorted.By(found, orderings, (model, field) => Values(model, tags, field)), size, call.Text("page_token"));
        return ModelJson.Page("registered_models", page.Items.Select(model => ModelJson.Of(model, tags[(model.Name, TagStore.OfModel)], versions[model.Name])), page.NextToken);
    }

    public async Task<JsonObject> LatestAsync(MlflowCall call, CancellationToken ct)
    {
        var (name, stages) = (MlflowNames.Model(call), call.Texts("stages"));
        await using var connection = await store.OpenReadAsync(ct);
        await Finder.ModelAsync(connection, name, ct);
        var latest = Stages.Latest(await Finder.VersionsAsync(connection, name, ct), stages);
        return ModelJson.Page("model_versions", latest.Select(ModelJson.Of), null);
    }

    public Task<JsonObject> SetTagAsync(MlflowCall call, CancellationToken ct)
    {
        var (name, key, value) = (MlflowNames.Model(call), MlflowNames.Key(call.Required("key")), MlflowNames.Value(call.Text("value") ?? ""));
        return ChangeAsync(async (session, token) =>
        {
            await edits.TagAsync(session, await Finder.ModelAsync(session, name, token), key, value, Reason, token);
            return [];
        }, ct);
    }

    public Task<JsonObject> DeleteTagAsync(MlflowCall call, CancellationToken ct)
    {
        var (name, key) = (MlflowNames.Model(call), MlflowNames.Key(call.Required("key")));
        return ChangeAsync(async (session, token) =>
        {
            await edits.UntagAsync(session, await Finder.ModelAsync(session, name, token), key, Reason, token);
            return [];
        }, ct);
    }

    public async Task<JsonObject> SetAliasAsync(MlflowCall call, CancellationToken ct)
    {
        var (name, alias, number) = (MlflowNames.Model(call), MlflowNames.Alias(call), MlflowNames.Version(call));
        if (AliasName.IsFollowed(alias))
        {
            await gates.EnsureAsync(name, VersionNumber.Text(number), decision: false, ct);
        }

        return await ChangeAsync(async (session, token) =>
        {
            await Finder.ModelAsync(session, name, token);
            var entry = await Finder.VersionAsync(session, name, number, token);
            (await changes.PointAsync(session, entry.Version, alias, Reason, token)).OrThrow();
            return [];
        }, ct);
    }

    public Task<JsonObject> DeleteAliasAsync(MlflowCall call, CancellationToken ct)
    {
        var (name, alias) = (MlflowNames.Model(call), MlflowNames.Alias(call));
        return ChangeAsync(async (session, token) =>
        {
            await Finder.ModelAsync(session, name, token);
            if (await AliasStore.FindAsync(session, name, alias, token) is not null)
            {
                (await edits.UnsetAsync(session, name, alias, Reason, token)).OrThrow();
            }

            return [];
        }, ct);
    }

    public async Task<JsonObject> ByAliasAsync(MlflowCall call, CancellationToken ct)
    {
        var (name, alias) = (MlflowNames.Model(call), call.Required("alias"));
        await using var connection = await store.OpenReadAsync(ct);
        await Finder.ModelAsync(connection, name, ct);
        var entry = (await Finder.VersionsAsync(connection, name, ct)).FirstOrDefault(one => one.Aliases.Contains(alias))
            ?? throw MlflowException.Invalid($"Registered model alias {alias} not found.");
        return new JsonObject { ["model_version"] = ModelJson.Of(entry) };
    }

    private Task<JsonObject> ChangeAsync(Func<StoreSession, CancellationToken, Task<JsonObject>> change, CancellationToken ct) =>
        store.InTransactionAsync(change, ct);

    private static async Task<JsonObject> ShowAsync(Db db, string name, CancellationToken ct)
    {
        var model = await Finder.ModelAsync(db, name, ct);
        var tags = await TagStore.AllAsync(db, name, ct);
        return new JsonObject { ["registered_model"] = ModelJson.Of(model, tags[(name, TagStore.OfModel)], await Finder.VersionsAsync(db, name, ct)) };
    }

    private static IEnumerable<object?> Values(ModelRow model, ILookup<(string Model, long Number), TagRow> tags, Field field) => [(field.Kind, field.Key) switch
    {
        (FieldKind.Tag, _) => Prompts.Of(field, tags[(model.Name, TagStore.OfModel)]),
        (_, "name") => model.Name,
        (_, "timestamp" or "last_updated_timestamp") => (double)model.UpdatedAt,
        (_, "creation_timestamp") => (double)model.CreatedAt,
        _ => null,
    }];
}
