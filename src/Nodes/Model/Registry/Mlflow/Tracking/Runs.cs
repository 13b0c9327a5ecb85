using System.Globalization;
using System.Text.Json.Nodes;
using MlopsLab.Messaging;
using MlopsLab.Registry.Domain.Search;
using MlopsLab.Registry.Storage;

namespace MlopsLab.Registry.Mlflow.Tracking;

internal sealed class Runs(Store store, TimeProvider clock)
{
    private const int Usual = 1_000;
    private const int Most = 50_000;
    private const int MostOfMetrics = 25_000;
    private const string NameTag = "mlflow.runName";

    private static readonly string[] Statuses = ["RUNNING", "SCHEDULED", "FINISHED", "FAILED", "KILLED"];

    public Task<JsonObject> CreateAsync(MlflowCall call, CancellationToken ct)
    {
        var (tags, id) = (MlflowNames.Tags(call), Guid.NewGuid().ToString("n"));
        var named = call.Text("run_name") is { Length: > 0 } asked ? asked : tags.GetValueOrDefault(NameTag) ?? $"run-{id[..8]}";
        return store.InTransactionAsync(
            async (session, token) =>
            {
                var experiment = await ExperimentStore.GetAsync(session, call.Has("experiment_id") ? call.RequiredId("experiment_id") : "0", token);
                if (experiment.Stage != Lifecycle.Active)
                {
                    throw MlflowException.Invalid($"The experiment {experiment.Id} must be in the 'active' state. Current state is {experiment.Stage}.");
                }

                var run = new RunRow
                {
                    Id = id,
                    Experiment = experiment.Id,
                    Name = named,
                    UserId = call.Text("user_id") ?? "",
                    Status = "RUNNING",
                    Stage = Lifecycle.Active,
                    ArtifactUri = $"{experiment.ArtifactLocation.TrimEnd('/')}/{id}/artifacts",
                    StartedAt = call.Number("start_time") ?? clock.GetUtcNow().ToUnixTimeMilliseconds(),
                };
                await RunStore.SaveAsync(session, run, token);
                foreach (var (key, value) in tags.Append(KeyValuePair.Create(NameTag, named)))
                {
                    await RunStore.SetAsync(session, RunStore.Tag, id, key, value, token);
                }

                return await ShowAsync(session, run, token);
            },
            ct);
    }

    public async Task<JsonObject> GetAsync(MlflowCall call, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return await ShowAsync(connection, await RunStore.GetAsync(connection, IdIn(call), ct), ct);
    }

    public Task<JsonObject> UpdateAsync(MlflowCall call, CancellationToken ct)
    {
        var (status, name, ended) = (call.Text("status"), call.Text("run_name"), call.Number("end_time"));
        if (status is not null && !Statuses.Contains(status))
        {
            throw MlflowException.Invalid($"Invalid run status '{status}'. Valid are {string.Join(", ", Statuses)}");
        }

        return ActiveAsync(call, async (session, run, token) =>
        {
            var changed = run with { Status = status ?? run.Status, EndedAt = ended ?? run.EndedAt, Name = name is { Length: > 0 } ? name : run.Name };
            await RunStore.SaveAsync(session, changed, token);
            await RunStore.SetAsync(session, RunStore.Tag, run.Id, NameTag, changed.Name, token);
            return new JsonObject { ["run_info"] = TrackingJson.Info(changed) };
        }, ct);
    }

    public Task<JsonObject> DeleteAsync(MlflowCall call, CancellationToken ct) => StageAsync(call, Lifecycle.Deleted, ct);

    public Task<JsonObject> RestoreAsync(MlflowCall call, CancellationToken ct) => StageAsync(call, Lifecycle.Active, ct);

    public Task<JsonObject> LogMetricAsync(MlflowCall call, CancellationToken ct)
    {
        var metric = Logged.Metric(call);
        return LogAsync(call, [metric], [], [], ct);
    }

    public Task<JsonObject> LogParameterAsync(MlflowCall call, CancellationToken ct) => LogAsync(call, [], [Logged.Parameter(call)], [], ct);

    public Task<JsonObject> SetTagAsync(MlflowCall call, CancellationToken ct) => LogAsync(call, [], [], [Logged.Tag(call)], ct);

    public Task<JsonObject> LogBatchAsync(MlflowCall call, CancellationToken ct)
    {
        var (metrics, parameters, tags) = (call.Items("metrics"), call.Items("params"), call.Items("tags"));
        Logged.CheckCounts(metrics.Count, parameters.Count, tags.Count);
        var values = parameters.Select(Logged.Parameter).ToList();
        Logged.CheckUnique(values);
        return LogAsync(call, [.. metrics.Select(Logged.Metric)], values, [.. tags.Select(Logged.Tag)], ct);
    }

    public Task<JsonObject> DeleteTagAsync(MlflowCall call, CancellationToken ct)
    {
        var key = call.Required("key");
        return ActiveAsync(call, async (session, run, token) => await RunStore.DeleteAsync(session, RunStore.Tag, run.Id, key, token) > 0
            ? new JsonObject()
            : throw MlflowException.Missing($"No tag with name: {key} in run with id {run.Id}"), ct);
    }

    public Task<JsonObject> LogInputsAsync(MlflowCall call, CancellationToken ct)
    {
        var inputs = call.Items("datasets").Select(Logged.Input).ToList();
        return ActiveAsync(call, async (session, run, token) =>
        {
            foreach (var input in inputs)
            {
                await RunStore.AddInputAsync(session, run.Id, input, token);
            }

            return [];
        }, ct);
    }

    /// <summary>Old clients tell here which model they logged; it is kept as the tag newer ones set themselves.</summary>
    public Task<JsonObject> LogModelAsync(MlflowCall call, CancellationToken ct)
    {
        const string Key = "mlflow.log-model.history";
        var model = call.Required("model_json");
        return ActiveAsync(call, async (session, run, token) =>
        {
            var history = JsonNode.Parse(await RunStore.FindValueAsync(session, RunStore.Tag, run.Id, Key, token) ?? "[]") as JsonArray ?? [];
            history.Add(Logged.Json(model));
            await RunStore.SetAsync(session, RunStore.Tag, run.Id, Key, history.ToJsonString(), token);
            return [];
        }, ct);
    }

    public async Task<JsonObject> SearchAsync(MlflowCall call, CancellationToken ct)
    {
        var (clauses, orderings) = (Filter.Parse(call.Text("filter"), Grammar.Runs), OrderBy.Parse(call.Texts("order_by"), Grammar.Runs));
        var (size, shown) = (Sizes.Of(call, Usual, Most), Lifecycle.Shown(call.Text("run_view_type")));
        await using var connection = await store.OpenReadAsync(ct);
        var found = new List<RunEntry>();
        foreach (var id in call.Texts("experiment_ids").Distinct().Where(id => long.TryParse(id, out _)))
        {
            foreach (var run in (await RunStore.OfAsync(connection, long.Parse(id, CultureInfo.InvariantCulture), ct)).Where(run => shown.Contains(run.Stage)))
            {
                found.Add(await RunEntry.ReadAsync(connection, run, ct));
            }
        }

        var natural = found.Where(entry => Match.All(clauses, entry.ValuesOf)).OrderByDescending(entry => entry.Run.StartedAt).ThenBy(entry => entry.Run.Id, StringComparer.Ordinal);
        var page = Page<RunEntry>.Of(Sorted.By(natural, orderings, (entry, field) => entry.ValuesOf(field)), size, call.Text("page_token"));
        return ModelJson.Page("runs", page.Items.Select(TrackingJson.Of), page.NextToken);
    }

    public async Task<JsonObject> MetricHistoryAsync(MlflowCall call, CancellationToken ct)
    {
        var (id, key) = (IdIn(call), call.Required("metric_key"));
        await using var connection = await store.OpenReadAsync(ct);
        await RunStore.GetAsync(connection, id, ct);
        var page = Page<MetricRow>.Of(await RunStore.HistoryAsync(connection, id, key, ct), Sizes.Of(call, MostOfMetrics, MostOfMetrics), call.Text("page_token"));
        return ModelJson.Page("metrics", page.Items.Select(TrackingJson.Of), page.NextToken);
    }

    private Task<JsonObject> LogAsync(
        MlflowCall call, IReadOnlyList<MetricRow> metrics, IReadOnlyList<ValueRow> parameters, IReadOnlyList<ValueRow> tags, CancellationToken ct) =>
        ActiveAsync(call, async (session, run, token) =>
        {
            foreach (var parameter in parameters)
            {
                await PutParameterAsync(session, run.Id, parameter, token);
            }

            foreach (var metric in metrics)
            {
                await RunStore.AddMetricAsync(session, metric with { Run = run.Id }, token);
            }

            foreach (var tag in tags)
            {
                await RunStore.SetAsync(session, RunStore.Tag, run.Id, tag.Key, tag.Value, token);
            }

            if (tags.LastOrDefault(tag => tag.Key == NameTag) is { } name)
            {
                await RunStore.SaveAsync(session, run with { Name = name.Value }, token);
            }

            return [];
        }, ct);

    private static async Task PutParameterAsync(StoreSession session, string run, ValueRow parameter, CancellationToken ct)
    {
        var before = await RunStore.FindValueAsync(session, RunStore.Parameter, run, parameter.Key, ct);
        if (before is not null && before != parameter.Value)
        {
            throw MlflowException.Invalid(
                $"Changing param values is not allowed. Param with key='{parameter.Key}' was already logged with value='{before}' for run ID='{run}'. Attempted logging new value '{parameter.Value}'.");
        }

        await RunStore.SetAsync(session, RunStore.Parameter, run, parameter.Key, parameter.Value, ct);
    }

    private Task<JsonObject> StageAsync(MlflowCall call, string stage, CancellationToken ct)
    {
        var id = IdIn(call);
        return store.InTransactionAsync(
            async (session, token) =>
            {
                await RunStore.SaveAsync(session, await RunStore.GetAsync(session, id, token) with { Stage = stage }, token);
                return new JsonObject();
            },
            ct);
    }

    private Task<JsonObject> ActiveAsync(MlflowCall call, Func<StoreSession, RunRow, CancellationToken, Task<JsonObject>> change, CancellationToken ct)
    {
        var id = IdIn(call);
        return store.InTransactionAsync(
            async (session, token) =>
            {
                var run = await RunStore.GetAsync(session, id, token);
                return run.Stage == Lifecycle.Active
                    ? await change(session, run, token)
                    : throw MlflowException.Invalid($"The run {id} must be in the 'active' state. Current state is {run.Stage}.");
            },
            ct);
    }

    private static async Task<JsonObject> ShowAsync(Db db, RunRow run, CancellationToken ct) =>
        new() { ["run"] = TrackingJson.Of(await RunEntry.ReadAsync(db, run, ct)) };

    // Clients send both names; old ones only run_uuid.
    private static string IdIn(MlflowCall call) => call.Text("run_id") is { Length: > 0 } id ? id : call.Text("run_uuid") is { Length: > 0 } old ? old : throw MlflowException.MissingParameter("run_id");
}
