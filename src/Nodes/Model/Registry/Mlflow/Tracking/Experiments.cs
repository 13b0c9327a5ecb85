using System.Globalization;
using System.Text.Json.Nodes;
using MlopsLab.Messaging;
using MlopsLab.Registry.Domain.Search;
using MlopsLab.Registry.Storage;

namespace MlopsLab.Registry.Mlflow.Tracking;

internal sealed class Experiments(Store store, TimeProvider clock)
{
    private const int Usual = 1_000;
    private const int Most = 50_000;
    private const int LongestName = 500;

    public Task<JsonObject> CreateAsync(MlflowCall call, CancellationToken ct)
    {
        var (name, tags, location) = (NameIn(call, "name"), MlflowNames.Tags(call), call.Text("artifact_location") ?? "");
        return store.InTransactionAsync(
            async (session, token) =>
            {
                await CheckFreeAsync(session, name, token);
                var (id, now) = (await ExperimentStore.NextIdAsync(session, token), clock.GetUtcNow().ToUnixTimeMilliseconds());
                var place = location.Length > 0 ? location : $"mlflow-artifacts:/{id}";
                await ExperimentStore.SaveAsync(
                    session, new ExperimentRow { Id = id, Name = name, ArtifactLocation = place, Stage = Lifecycle.Active, CreatedAt = now, UpdatedAt = now }, token);
                foreach (var (key, value) in tags)
                {
                    await RunStore.SetAsync(session, RunStore.ExperimentTag, Text(id), key, value, token);
                }

                return new JsonObject { ["experiment_id"] = Text(id) };
            },
            ct);
    }

    public async Task<JsonObject> GetAsync(MlflowCall call, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return await ShowAsync(connection, await ExperimentStore.GetAsync(connection, call.RequiredId("experiment_id"), ct), ct);
    }

    public async Task<JsonObject> GetByNameAsync(MlflowCall call, CancellationToken ct)
    {
        var name = call.Required("experiment_name");
        await using var connection = await store.OpenReadAsync(ct);
        var found = await ExperimentStore.FindByNameAsync(connection, name, ct) ?? throw MlflowException.Missing($"Could not find experiment with name '{name}'");
        return await ShowAsync(connection, found, ct);
    }

    public async Task<JsonObject> SearchAsync(MlflowCall call, CancellationToken ct)
    {
        var (clauses, orderings) = (Filter.Parse(call.Text("filter"), Grammar.Experiments), OrderBy.Parse(call.Texts("order_by"), Grammar.Experiments));
        var shown = Lifecycle.Shown(call.Text("view_type"));
        await using var connection = await store.OpenReadAsync(ct);
        var found = new List<(ExperimentRow Row, IReadOnlyList<ValueRow> Tags)>();
        foreach (var row in (await ExperimentStore.AllAsync(connection, ct)).Where(row => shown.Contains(row.Stage)))
        {
            found.Add((row, await RunStore.ValuesAsync(connection, RunStore.ExperimentTag, Text(row.Id), ct)));
        }

        var matching = found.Where(one => Match.All(clauses, field => Values(one, field)));
        var page = Page<(ExperimentRow Row, IReadOnlyList<ValueRow> Tags)>.Of(Sorted.By(matching, orderings, Values), Sizes.Of(call, Usual, Most), call.Text("page_token"));
        return ModelJson.Page("experiments", page.Items.Select(one => TrackingJson.Of(one.Row, one.Tags)), page.NextToken);
    }

    public Task<JsonObject> UpdateAsync(MlflowCall call, CancellationToken ct)
    {
        var name = NameIn(call, "new_name");
        return ChangeAsync(call, async (session, row, token) =>
        {
            if (row.Name != name)
            {
                await CheckFreeAsync(session, name, token);
            }

            return row with { Name = name };
        }, ct);
    }

    public Task<JsonObject> DeleteAsync(MlflowCall call, CancellationToken ct) => StageAsync(call, Lifecycle.Deleted, ct);

    public Task<JsonObject> RestoreAsync(MlflowCall call, CancellationToken ct) => StageAsync(call, Lifecycle.Active, ct);

    public Task<JsonObject> SetTagAsync(MlflowCall call, CancellationToken ct)
    {
        var (key, value) = (MlflowNames.Key(call.Required("key")), MlflowNames.Value(call.Text("value") ?? ""));
        return ChangeAsync(call, async (session, row, token) =>
        {
            await RunStore.SetAsync(session, RunStore.ExperimentTag, Text(row.Id), key, value, token);
            return row;
        }, ct);
    }

    // Its runs go and come with it.
    private Task<JsonObject> StageAsync(MlflowCall call, string stage, CancellationToken ct) => ChangeAsync(call, async (session, row, token) =>
    {
        await RunStore.StageAllAsync(session, row.Id, stage, token);
        return row with { Stage = stage };
    }, ct);

    private Task<JsonObject> ChangeAsync(MlflowCall call, Func<StoreSession, ExperimentRow, CancellationToken, Task<ExperimentRow>> change, CancellationToken ct)
    {
        var id = call.RequiredId("experiment_id");
        return store.InTransactionAsync(
            async (session, token) =>
            {
                var changed = await change(session, await ExperimentStore.GetAsync(session, id, token), token);
                await ExperimentStore.SaveAsync(session, changed with { UpdatedAt = clock.GetUtcNow().ToUnixTimeMilliseconds() }, token);
                return new JsonObject();
            },
            ct);
    }

    private static async Task CheckFreeAsync(StoreSession session, string name, CancellationToken ct)
    {
        if (await ExperimentStore.FindByNameAsync(session, name, ct) is not null)
        {
            throw MlflowException.Exists($"Experiment(name={name}) already exists.");
        }
    }

    private static async Task<JsonObject> ShowAsync(Db db, ExperimentRow row, CancellationToken ct) =>
        new() { ["experiment"] = TrackingJson.Of(row, await RunStore.ValuesAsync(db, RunStore.ExperimentTag, Text(row.Id), ct)) };

    private static IEnumerable<object?> Values((ExperimentRow Row, IReadOnlyList<ValueRow> Tags) one, Field field) => [(field.Kind, field.Key) switch
    {
        (FieldKind.Tag, _) => one.Tags.FirstOrDefault(tag => tag.Key == field.Key)?.Value,
        (_, "name") => one.Row.Name,
        (_, "experiment_id") => (double)one.Row.Id,
        (_, "creation_time") => (double)one.Row.CreatedAt,
        (_, "last_update_time") => (double)one.Row.UpdatedAt,
        _ => null,
    }];

    private static string NameIn(MlflowCall call, string parameter)
    {
        var name = call.Text(parameter) ?? throw MlflowException.MissingParameter(parameter);
        return name.Length is 0 or > LongestName ? throw MlflowException.Invalid($"Invalid experiment name: '{(name.Length > 50 ? name[..50] : name)}'") : name;
    }

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
