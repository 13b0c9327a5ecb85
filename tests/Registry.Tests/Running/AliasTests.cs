using System.Net;
using System.Text.Json;
using MlopsLab.Contracts.Registry;
using MlopsLab.Contracts.Rollouts;
using MlopsLab.TestNodes;

namespace MlopsLab.Registry.Tests.Running;

[Collection(RegistryCollection.Name)]
public class AliasTests(RunningRegistry registry)
{
    private static readonly object Because = new { by = "ana", why = "because" };
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rollback_brings_the_champion_before_back_and_says_why()
    {
        var model = await registry.ModelWithVersionsAsync(3, _ct);
        await PointAsync(model, "champion", "2");
        await PointAsync(model, "champion", "3");

        var answer = await registry.Http.PostJsonAsync($"/models/{model}/rollback", new { by = "bo", why = "too many chargebacks" }, _ct);

        Assert.Equal((HttpStatusCode.OK, "3", "2"), (answer.Status, answer.Body.Text("from"), answer.Body.Text("to")));
        var moved = await registry.Bus.WaitAsync<ModelAliasMoved>(fact => fact.Model == model && fact.Epoch == 4, _ct);
        Assert.Equal(("3", "2", "bo", "too many chargebacks"), (moved.From, moved.To, moved.By, moved.Why));
        var line = (await HistoryAsync(model)).Last();
        Assert.Equal(("rollback", "3", "2", "bo", "too many chargebacks"), (line.Text("kind"), line.Text("from"), line.Text("to"), line.Text("by"), line.Text("why")));
    }

    [Fact]
    public async Task A_rollback_skips_rejected_versions()
    {
        var model = await registry.ModelWithVersionsAsync(3, _ct);
        await PointAsync(model, "champion", "2");
        await PointAsync(model, "champion", "3");
        await registry.Http.PostJsonAsync($"/models/{model}/versions/2/reject", Because, _ct);

        var answer = await registry.Http.PostJsonAsync($"/models/{model}/rollback", Because, _ct);

        Assert.Equal("1", answer.Body.Text("version"));
    }

    [Fact]
    public async Task A_rollback_with_nothing_before_is_refused_with_a_remedy()
    {
        var model = await registry.ModelWithVersionsAsync(2, _ct);

        var answer = await registry.Http.PostJsonAsync($"/models/{model}/rollback", Because, _ct);

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("lab rollout start", answer.Body.Text("remedy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_champion_moves_when_a_rollout_is_promoted_and_only_once()
    {
        var model = await registry.ModelWithVersionsAsync(2, _ct);
        var promoted = new RolloutPromoted(Guid.NewGuid(), model, "2", "promoted by ana", DateTimeOffset.MaxValue);
        await registry.Bus.PublishAsync(promoted, _ct, $"{model}-1");
        await registry.Bus.PublishAsync(promoted, _ct, $"{model}-1");
        await registry.Bus.PublishAsync(promoted, _ct, $"{model}-2");

        await registry.Bus.WaitAsync<ModelAliasMoved>(fact => fact.Model == model && fact.To == "2", _ct);
        await PointAsync(model, "shadow", "1");
        var moves = await registry.Bus.WaitAsync<ModelAliasMoved>(fact => fact.Model == model && fact.Alias == "shadow", _ct);

        Assert.Equal(3, moves.Epoch);
        Assert.Equal("2", await registry.ChampionAsync(model, _ct));
    }

    [Fact]
    public async Task A_promotion_older_than_the_present_champion_changes_nothing()
    {
        var model = await registry.ModelWithVersionsAsync(3, _ct);
        await registry.Bus.PublishAsync(new RolloutPromoted(Guid.NewGuid(), model, "2", "late", DateTimeOffset.UnixEpoch), _ct);
        await registry.Bus.PublishAsync(new RolloutPromoted(Guid.NewGuid(), model, "3", "in time", DateTimeOffset.MaxValue), _ct);

        await registry.Bus.WaitAsync<ModelAliasMoved>(fact => fact.Model == model && fact.To == "3", _ct);

        Assert.DoesNotContain(registry.Bus.Of<ModelAliasMoved>(), fact => fact.Model == model && fact.To == "2");
    }

    [Fact]
    public async Task A_promotion_that_arrives_after_its_abort_does_not_move_the_champion()
    {
        var model = await registry.ModelWithVersionsAsync(2, _ct);
        var rollout = Guid.NewGuid();
        await registry.HandledAsync(Aborted(rollout, model), "rollout.aborted", _ct);

        await registry.HandledAsync(Promoted(rollout, model), "rollout.promoted", _ct);

        Assert.Equal("1", await registry.ChampionAsync(model, _ct));
    }

    [Fact]
    public async Task An_abort_that_arrives_after_its_promotion_brings_the_champion_before_back()
    {
        var model = await registry.ModelWithVersionsAsync(2, _ct);
        var rollout = Guid.NewGuid();
        await registry.HandledAsync(Promoted(rollout, model), "rollout.promoted", _ct);

        await registry.Bus.PublishAsync(Aborted(rollout, model), _ct);

        var back = await registry.Bus.WaitAsync<ModelAliasMoved>(fact => fact.Model == model && fact.Epoch == 3, _ct);
        Assert.Equal(("2", "1", "rollouts"), (back.From, back.To, back.By));
    }

    [Fact]
    public async Task An_abort_does_not_touch_a_champion_that_somebody_chose_since()
    {
        var model = await registry.ModelWithVersionsAsync(3, _ct);
        var rollout = Guid.NewGuid();
        await registry.HandledAsync(Promoted(rollout, model), "rollout.promoted", _ct);
        await PointAsync(model, "champion", "3");
        await PointAsync(model, "champion", "2");

        await registry.HandledAsync(Aborted(rollout, model), "rollout.aborted", _ct);

        Assert.Equal("2", await registry.ChampionAsync(model, _ct));
    }

    [Fact]
    public async Task An_alias_that_is_there_already_makes_no_event()
    {
        var model = await registry.ModelWithVersionsAsync(1, _ct);
        await PointAsync(model, "champion", "1");
        await PointAsync(model, "live", "1");

        var live = await registry.Bus.WaitAsync<ModelAliasMoved>(fact => fact.Model == model && fact.Alias == "live", _ct);

        Assert.Equal(2, live.Epoch);
    }

    [Fact]
    public async Task Fifty_moves_at_once_leave_one_champion_and_fifty_rising_epochs()
    {
        var model = await registry.ModelWithVersionsAsync(2, _ct);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(turn => PointAsync(model, "champion", turn % 2 == 0 ? "1" : "2")));

        var lines = (await HistoryAsync(model)).Where(line => line.Text("alias") == "champion").ToList();

        Assert.Equal(Enumerable.Range(1, lines.Count).Select(epoch => $"{epoch}"), lines.Select(line => line.Text("epoch")));
        Assert.Equal(lines.Last().Text("to"), await registry.ChampionAsync(model, _ct));
        Assert.All(lines.Skip(1).Zip(lines), pair => Assert.Equal(pair.Second.Text("to"), pair.First.Text("from")));
    }

    [Fact]
    public async Task The_champion_can_not_be_rejected_nor_a_rejected_version_be_champion()
    {
        var model = await registry.ModelWithVersionsAsync(2, _ct);
        await registry.Http.PostJsonAsync($"/models/{model}/versions/2/reject", Because, _ct);

        var reject = await registry.Http.PostJsonAsync($"/models/{model}/versions/1/reject", Because, _ct);
        var point = await registry.Http.SendJsonAsync(HttpMethod.Put, $"/models/{model}/aliases/champion", new { version = "2", by = "ana", why = "try" }, _ct);

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (reject.Status, point.Status));
    }

    private static RolloutPromoted Promoted(Guid rollout, string model) => new(rollout, model, "2", "healthy", DateTimeOffset.MaxValue);

    private static RolloutAborted Aborted(Guid rollout, string model) => new(rollout, model, "2", "ana had second thoughts", DateTimeOffset.MaxValue);

    private async Task PointAsync(string model, string alias, string version) =>
        await registry.Http.SendJsonAsync(HttpMethod.Put, $"/models/{model}/aliases/{alias}", new { version, by = "ana", why = "because" }, _ct);

    private async Task<IReadOnlyList<JsonElement>> HistoryAsync(string model) =>
        [.. (await registry.Http.JsonAsync($"/models/{model}/history", _ct)).EnumerateArray()];
}
