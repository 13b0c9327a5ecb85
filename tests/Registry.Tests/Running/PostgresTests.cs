using System.Net;
using MlopsLab.Contracts.Registry;
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

    public async ValueTask DisposeAsync()
    {
        await _registry.DisposeAsync();
        await _store.DisposeAsync();
    }
}
