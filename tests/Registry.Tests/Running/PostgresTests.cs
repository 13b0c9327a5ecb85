using System.Net;
using MlopsLab.Contracts.Registry;
using MlopsLab.Registry.Tests.Mlflow;
using MlopsLab.TestNodes;
using MlopsLab.TestServers;

namespace MlopsLab.Registry.Tests.Running;

/// <summary>The same SQL on PostgreSQL.</summary>
[Collection(RegistryCollection.Name)]
public sealed class PostgresTests : IAsyncLifetime
{
    private readonly PostgresFixture _store = new();
    private readonly RunningRegistry _registry;
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    public PostgresTests() => _registry = RunningRegistry.On(_store);

    public async ValueTask InitializeAsync()
    {
        await _store.StartAsync(_ct);
        await _registry.InitializeAsync();
    }

    [Fact]
    public async Task Versions_aliases_reviews_and_history_are_kept_in_postgres_too()
    {
        var model = await _registry.ModelWithVersionsAsync(3, _ct);
        var body = new { version = "3", by = "ana", why = "better" };
        var moved = await _registry.Http.SendJsonAsync(HttpMethod.Put, $"/models/{model}/aliases/champion", body, _ct);
        var rejected = await _registry.Http.PostJsonAsync($"/models/{model}/versions/2/reject", body, _ct);
        await _registry.Node.KillAsync();
        await _registry.Node.StartAsync(_ct);

        var back = await _registry.Http.PostJsonAsync($"/models/{model}/rollback", body, _ct);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, "1"), (moved.Status, rejected.Status, back.Body.Text("version")));
        await _registry.Bus.WaitAsync<ModelAliasMoved>(fact => fact.Model == model && fact.Epoch == 3 && fact.To == "1", _ct);
        Assert.Equal(
            ["approved", "first", "approved", "approved", "set", "rejected", "rollback"],
            (await _registry.Http.JsonAsync($"/models/{model}/history", _ct)).EnumerateArray().Select(line => line.Text("kind")));
        Assert.Single((await _registry.VersionsAsync(model, 3, _ct)), row => row.Text("status") == "rejected");
    }

    [Fact]
    public async Task What_mlflow_clients_write_is_kept_in_postgres_too()
    {
        var mlflow = new MlflowClient(_registry.Http);
        await mlflow.PostAsync("registered-models/create", new { name = "old", tags = new[] { new { key = "k", value = "v" } } }, _ct);
        var run = (await mlflow.PostAsync("runs/create", new { experiment_id = "0" }, _ct)).GetProperty("run").GetProperty("info").Text("run_id");
        await mlflow.PostAsync("runs/log-batch", new { run_id = run, metrics = new[] { new { key = "auc", value = "NaN", timestamp = 1 } }, @params = new[] { new { key = "d", value = "6" } } }, _ct);
        await mlflow.PostAsync("model-versions/create", new { name = "old", source = "s3://b/m", run_id = run }, _ct);
        await mlflow.PostAsync("registered-models/rename", new { name = "old", new_name = "new" }, _ct);
        await mlflow.DeleteAsync("registered-models/delete", new { name = "new" }, _ct);
        await mlflow.PostAsync("registered-models/create", new { name = "new" }, _ct);

        var version = await mlflow.PostAsync("model-versions/create", new { name = "new", source = "s3://b/m" }, _ct);

        Assert.Equal("2", version.GetProperty("model_version").Text("version"));
        Assert.Single((await mlflow.PostAsync("runs/search", new { experiment_ids = new[] { "0" }, filter = "params.d = '6'" }, _ct)).GetProperty("runs").EnumerateArray());
        Assert.True((await _registry.Http.JsonAsync("/audit/verify", _ct)).GetProperty("intact").GetBoolean());
        Assert.Equal((3, 4), (await RowsAsync("old"), await RowsAsync("new")));
    }

    public async ValueTask DisposeAsync()
    {
        await _registry.DisposeAsync();
        await _store.DisposeAsync();
    }

    private async Task<int> RowsAsync(string model) => (await _registry.Http.JsonAsync($"/audit?model={model}", _ct)).GetProperty("rows").GetArrayLength();
}
