using System.Text.Json;
using MlopsLab.Registry.Tests.Running;
using MlopsLab.TestNodes;

namespace MlopsLab.Registry.Tests.Mlflow;

[Collection(RegistryCollection.Name)]
public class TrackingTests(RunningRegistry registry)
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;
    private readonly MlflowClient _mlflow = new(registry.Http);

    [Fact]
    public async Task A_run_keeps_what_was_logged_to_it()
    {
        var (run, id) = await RunAsync();
        await _mlflow.PostAsync("runs/log-metric", new { run_uuid = id, run_id = id, key = "loss", value = 0.5, timestamp = 10, step = 0 }, _ct);
        await _mlflow.PostAsync("runs/log-batch", new
        {
            run_id = id,
            metrics = new object[] { new { key = "loss", value = 0.25, timestamp = 11, step = 1 }, new { key = "nan", value = "NaN", timestamp = 11, step = 0 } },
            @params = new[] { new { key = "depth", value = "6" } },
            tags = new[] { new { key = "mlflow.source.git.commit", value = "abc123" } },
        }, _ct);
        await _mlflow.PostAsync("runs/log-inputs", new { run_id = id, datasets = new[] { new { tags = new[] { new { key = "mlflow.data.context", value = "training" } }, dataset = new { name = "june", digest = "d1", source_type = "local", source = "x" } } } }, _ct);
        var info = (await _mlflow.PostAsync("runs/update", new { run_id = id, status = "FINISHED", end_time = 99 }, _ct)).GetProperty("run_info");

        var data = (await _mlflow.GetAsync($"runs/get?run_id={id}", _ct)).GetProperty("run");
        var history = (await _mlflow.GetAsync($"metrics/get-history?run_id={id}&metric_key=loss", _ct)).GetProperty("metrics");

        Assert.Equal(("RUNNING", "FINISHED", "99"), (run.GetProperty("info").Text("status"), info.Text("status"), info.Text("end_time")));
        Assert.Equal("""[{"key":"loss","value":0.25,"timestamp":11,"step":1},{"key":"nan","value":"NaN","timestamp":11,"step":0}]""", data.GetProperty("data").GetProperty("metrics").GetRawText());
        Assert.Equal("6", data.GetProperty("data").GetProperty("params")[0].Text("value"));
        Assert.Equal("june", data.GetProperty("inputs").GetProperty("dataset_inputs")[0].GetProperty("dataset").Text("name"));
        Assert.Equal([0.5, 0.25], history.EnumerateArray().Select(metric => metric.GetProperty("value").GetDouble()));
        Assert.StartsWith("mlflow-artifacts:/", run.GetProperty("info").Text("artifact_uri"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_are_searched_by_what_was_logged_and_deleted_ones_left_out()
    {
        var experiment = (await _mlflow.PostAsync("experiments/create", new { name = RunningRegistry.NewModel() }, _ct)).Text("experiment_id");
        var ids = new List<string>();
        foreach (var auc in new[] { 0.7, 0.9, 0.8 })
        {
            var (_, id) = await RunAsync(experiment);
            await _mlflow.PostAsync("runs/log-metric", new { run_id = id, key = "auc", value = auc, timestamp = 1 }, _ct);
            ids.Add(id);
        }

        var found = await SearchAsync(experiment, "metrics.auc > 0.75", ["metrics.auc DESC"]);
        await _mlflow.PostAsync("runs/delete", new { run_id = ids[1] }, _ct);

        Assert.Equal([ids[1], ids[2]], found);
        Assert.Equal([ids[2]], await SearchAsync(experiment, "metrics.auc > 0.75", []));
        Assert.Equal((400, "INVALID_PARAMETER_VALUE"), (await _mlflow.RefusedAsync("POST", "runs/log-metric", $$"""{"run_id":"{{ids[1]}}","key":"a","value":1,"timestamp":1}""", _ct)) is var (status, code, _) ? (status, code) : default);
    }

    [Fact]
    public async Task The_runs_of_an_experiment_go_and_come_with_it()
    {
        var experiment = (await _mlflow.PostAsync("experiments/create", new { name = RunningRegistry.NewModel() }, _ct)).Text("experiment_id");
        var (_, id) = await RunAsync(experiment);
        await _mlflow.PostAsync("experiments/delete", new { experiment_id = experiment }, _ct);
        var gone = await _mlflow.PostAsync("runs/search", new { experiment_ids = new[] { experiment } }, _ct);
        var refused = await _mlflow.RefusedAsync("POST", "runs/create", $$"""{"experiment_id":"{{experiment}}"}""", _ct);

        await _mlflow.PostAsync("experiments/restore", new { experiment_id = experiment }, _ct);

        Assert.Equal(("{}", 400), (gone.GetRawText(), refused.Status));
        Assert.Equal([id], await SearchAsync(experiment, "", []));
    }

    [Fact]
    public async Task An_experiment_is_found_by_name_and_by_filter()
    {
        var name = RunningRegistry.NewModel();
        var id = (await _mlflow.PostAsync("experiments/create", new { name, tags = new[] { new { key = "team", value = "risk" } } }, _ct)).Text("experiment_id");

        var found = (await _mlflow.GetAsync($"experiments/get-by-name?experiment_name={name}", _ct)).GetProperty("experiment");
        var listed = (await _mlflow.PostAsync("experiments/search", new { filter = $"name = '{name}' and tags.team = 'risk'", max_results = 5, view_type = "ACTIVE_ONLY" }, _ct)).GetProperty("experiments");

        Assert.Equal((id, "active", id), (found.Text("experiment_id"), found.Text("lifecycle_stage"), listed[0].Text("experiment_id")));
        Assert.Equal("Default", (await _mlflow.GetAsync("experiments/get?experiment_id=0", _ct)).GetProperty("experiment").Text("name"));
        Assert.Equal((400, "RESOURCE_ALREADY_EXISTS", $"Experiment(name={name}) already exists."), await _mlflow.RefusedAsync("POST", "experiments/create", $$"""{"name":"{{name}}"}""", _ct));
    }

    [Fact]
    public async Task A_version_made_from_a_run_knows_the_code()
    {
        var (_, id) = await RunAsync();
        await _mlflow.PostAsync("runs/set-tag", new { run_id = id, key = "mlflow.source.git.commit", value = "abc123" }, _ct);
        var name = RunningRegistry.NewModel();
        await _mlflow.PostAsync("registered-models/create", new { name }, _ct);
        await _mlflow.PostAsync("model-versions/create", new { name, source = "s3://b/m", run_id = id }, _ct);

        var lineage = (await registry.Http.JsonAsync($"/models/{name}/versions/1", _ct)).GetProperty("lineage");

        Assert.Equal((id, "abc123", "s3://b/m"), (lineage.Text("run"), lineage.Text("code"), lineage.Text("source")));
    }

    [Theory]
    [InlineData("GET", "runs/get?run_id=none", null, 404, "Run with id=none not found")]
    [InlineData("GET", "experiments/get?experiment_id=999999", null, 404, "No Experiment with id=999999 exists")]
    [InlineData("GET", "experiments/get-by-name?experiment_name=none", null, 404, "Could not find experiment with name 'none'")]
    [InlineData("POST", "experiments/create", """{"name":""}""", 400, "Invalid experiment name")]
    [InlineData("POST", "runs/update", """{"run_id":"x","status":"GONE"}""", 400, "Invalid run status")]
    [InlineData("POST", "runs/log-metric", """{"run_id":"x","key":"a","value":"much","timestamp":1}""", 400, "'value'")]
    [InlineData("POST", "runs/log-metric", """{"run_id":"x","key":"../a","value":1,"timestamp":1}""", 400, "Invalid metric name")]
    [InlineData("POST", "runs/log-batch", """{"run_id":"x","params":[{"key":"a","value":"1"},{"key":"a","value":"2"}]}""", 400, "Duplicate parameter keys")]
    [InlineData("POST", "runs/log-batch", """{"run_id":"x","params":7}""", 400, "'params'")]
    [InlineData("POST", "runs/search", """{"experiment_ids":["0"],"filter":"run_id"}""", 400, "Expected 3 tokens")]
    [InlineData("POST", "runs/search", """{"experiment_ids":["0"],"run_view_type":"SOME"}""", 400, "Invalid view type")]
    public async Task Refusals_say_what_is_wrong(string method, string path, string? body, int status, string says)
    {
        var refused = await _mlflow.RefusedAsync(method, path, body, _ct);

        Assert.Equal(status, refused.Status);
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_server_tells_its_version_and_mlflows_clients_that_it_is_well()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health");
        request.Headers.UserAgent.ParseAdd("mlflow-python-client/2.22.0");
        using var health = await registry.Http.SendAsync(request, _ct);

        Assert.Equal(("OK", "2.22.0"), (await health.Content.ReadAsStringAsync(_ct), await registry.Http.GetStringAsync("/version", _ct)));
        Assert.Equal("Healthy", (await registry.Http.JsonAsync("/health", _ct)).Text("status"));
    }

    [Fact]
    public async Task A_parameter_is_logged_once_and_never_changed()
    {
        var (_, id) = await RunAsync();
        await _mlflow.PostAsync("runs/log-parameter", new { run_id = id, key = "depth", value = "6" }, _ct);
        await _mlflow.PostAsync("runs/log-parameter", new { run_id = id, key = "depth", value = "6" }, _ct);

        var refused = await _mlflow.RefusedAsync("POST", "runs/log-parameter", $$"""{"run_id":"{{id}}","key":"depth","value":"7"}""", _ct);

        Assert.Equal((400, "INVALID_PARAMETER_VALUE"), (refused.Status, refused.Code));
        Assert.Contains("Changing param values is not allowed", refused.Message, StringComparison.Ordinal);
    }

    private async Task<(JsonElement Run, string Id)> RunAsync(string experiment = "0")
    {
        var run = (await _mlflow.PostAsync("runs/create", new { experiment_id = experiment, user_id = "ana", start_time = 5, tags = new[] { new { key = "mlflow.user", value = "ana" } } }, _ct)).GetProperty("run");
        return (run, run.GetProperty("info").Text("run_id"));
    }

    private async Task<IEnumerable<string>> SearchAsync(string experiment, string filter, string[] order)
    {
        var found = await _mlflow.PostAsync("runs/search", new { experiment_ids = new[] { experiment }, filter, order_by = order, max_results = 10, run_view_type = "ACTIVE_ONLY" }, _ct);
        return [.. found.GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("info").Text("run_id"))];
    }
}
