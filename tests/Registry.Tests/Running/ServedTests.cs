using System.Globalization;
using System.Net;
using System.Text.Json;
using MlopsLab.Contracts.Registry;
using MlopsLab.TestNodes;

namespace MlopsLab.Registry.Tests.Running;

[Collection(RegistryCollection.Name)]
public class ServedTests(RunningRegistry registry)
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_served_at_a_time_and_why_is_told()
    {
        var model = await registry.ModelWithVersionsAsync(2, _ct);
        var before = await LastAtAsync(model);
        await Eventually.HoldsAsync(() => Task.FromResult(TimeProvider.System.GetUtcNow() > before), "the clock went on", _ct);
        await registry.Http.SendJsonAsync(HttpMethod.Put, $"/models/{model}/aliases/champion", new { version = "2", by = "ana", why = "better" }, _ct);

        var (then, now, never) = (await ServedAsync(model, before), await ServedAsync(model, null), await ServedAsync(model, DateTimeOffset.UnixEpoch));

        Assert.Equal(("1", "lab", "first version of the model", "first"), (then.Text("version"), then.Text("by"), then.Text("why"), then.Text("kind")));
        Assert.Equal(("2", "ana", "better", "ana", "tested"), (now.Text("version"), now.Text("by"), now.Text("why"), now.Text("approvedBy"), now.Text("approvedWhy")));
        Assert.Equal(("view-1", "2"), (now.GetProperty("bundle").Text("view"), now.GetProperty("bundle").Text("cacheEpoch")));
        Assert.Equal(JsonValueKind.Null, never.ValueKind);
        Assert.Equal(HttpStatusCode.NotFound, (await registry.Http.SendJsonAsync(HttpMethod.Get, "/models/none/served", null, _ct)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await registry.Http.SendJsonAsync(HttpMethod.Get, $"/models/{model}/served?at=noon", null, _ct)).Status);
    }

    [Fact]
    public async Task A_rollback_moves_the_whole_bundle_in_one_event()
    {
        var model = await registry.ModelWithVersionsAsync(2, _ct);
        await registry.Http.SendJsonAsync(HttpMethod.Put, $"/models/{model}/aliases/champion", new { version = "2", by = "ana", why = "better" }, _ct);

        var back = await registry.Http.PostJsonAsync($"/models/{model}/rollback", new { by = "bo", why = "worse" }, _ct);

        var bundle = back.Body.GetProperty("bundle");
        var moved = await registry.Bus.WaitAsync<ModelAliasMoved>(fact => fact.Model == model && fact.Epoch == 3, _ct);
        Assert.Equal(("1", "view-1", "3"), (bundle.Text("version"), bundle.Text("view"), bundle.Text("cacheEpoch")));
        Assert.Equal(("1", "view-1", 3L, bundle.Text("artifactHash")), (moved.To, moved.View, moved.CacheEpoch, moved.ArtifactHash));
    }

    private async Task<JsonElement> ServedAsync(string model, DateTimeOffset? at) =>
        (await registry.Http.JsonAsync($"/models/{model}/served{(at is { } time ? $"?at={Uri.EscapeDataString(time.ToString("O", CultureInfo.InvariantCulture))}" : "")}", _ct)).GetProperty("champion");

    private async Task<DateTimeOffset> LastAtAsync(string model) =>
        (await registry.Http.JsonAsync($"/models/{model}/history", _ct)).EnumerateArray().Last().GetProperty("at").GetDateTimeOffset();
}
