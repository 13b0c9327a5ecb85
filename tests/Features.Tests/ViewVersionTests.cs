using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MlopsLab.Features.Domain;
using MlopsLab.TestServers;

namespace MlopsLab.Features.Tests;

public sealed class ViewVersionTests(RabbitMqFixture broker, RedisFixture redis)
{
    private const string Extra = "window: { key: merchant, stat: sum, of: amount, over: 6h }";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_changed_file_is_computed_from_the_log_beside_the_active_view_and_both_follow()
    {
        await using var lab = await Lab.StartAsync(broker.ConnectionString, redis.ConnectionString, Ct);
        var records = Payments.Of(700, seed: 41);
        await lab.PublishAsync(records.Take(500), Ct);
        await lab.WaitForOnlineAsync(lab.Replay(records.Take(500)), Ct);

        var changed = lab.ChangeFile(Extra);
        await PhaseAsync(lab, changed, "ready");
        await lab.PublishAsync(records.Skip(500), Ct);

        await lab.WaitForOnlineAsync(Lab.Replay(changed, records), Ct);
        await lab.WaitForOnlineAsync(lab.Replay(records), Ct);
        Assert.Equal(lab.View.Pipeline.View, (await ViewsAsync(lab)).GetProperty("view").GetString());
    }

    [Fact]
    public async Task A_backfill_that_is_stopped_at_every_step_counts_each_record_once()
    {
        await using var lab = await Lab.StartAsync(broker.ConnectionString, redis.ConnectionString, Ct);
        var records = Payments.Of(900, seed: 42);
        foreach (var batch in records.Chunk(90))
        {
            await lab.PublishAsync(batch, Ct);
        }

        await lab.WaitForOnlineAsync(lab.Replay(records), Ct);
        var changed = lab.ChangeFile(Extra);
        for (var stop = 0; stop < 4; stop++)
        {
            await lab.RestartFeaturesAsync(Ct);
        }

        await PhaseAsync(lab, changed, "ready");
        await lab.WaitForOnlineAsync(Lab.Replay(changed, records), Ct);
    }

    [Fact]
    public async Task Switching_makes_training_sets_of_the_new_view_and_switching_back_of_the_old_one()
    {
        await using var lab = await Lab.StartAsync(broker.ConnectionString, redis.ConnectionString, Ct);
        var records = Payments.Of(60, seed: 43);
        await lab.PublishAsync(records, Ct);
        await lab.WaitForOnlineAsync(lab.Replay(records), Ct);
        lab.Snapshot(records.Select(record => (record, (int?)1)));
        var changed = await BackfillAsync(lab);

        await PostAsync(lab, "switch", new { view = changed });
        Assert.Equal(changed, await TrainingViewAsync(lab));

        await PostAsync(lab, "switch", new { view = lab.View.Pipeline.View });
        Assert.Equal(lab.View.Pipeline.View, await TrainingViewAsync(lab));
    }

    [Fact]
    public async Task Two_versions_are_compared_feature_by_feature()
    {
        await using var lab = await Lab.StartAsync(broker.ConnectionString, redis.ConnectionString, Ct);
        var records = Payments.Of(300, seed: 44);
        await lab.PublishAsync(records, Ct);
        await lab.WaitForOnlineAsync(lab.Replay(records), Ct);
        var changed = await BackfillAsync(lab);

        var answer = await lab.Features.Http.GetFromJsonAsync<JsonElement>($"/views/fraud/compare?with={changed}", Ct);

        var features = answer.GetProperty("features").EnumerateArray().ToList();
        Assert.Equal(300, answer.GetProperty("rows").GetInt32());
        Assert.All(features.Where(feature => feature.GetProperty("inOne").GetBoolean()), feature => Assert.Equal(300, feature.GetProperty("equal").GetInt32()));
        Assert.Equal("merchant_sum_amount_6h", Assert.Single(features, feature => !feature.GetProperty("inOne").GetBoolean()).GetProperty("feature").GetString());
    }

    [Fact]
    public async Task A_switch_that_leaves_the_serving_model_without_its_view_is_refused_unless_forced()
    {
        await using var lab = await Lab.StartAsync(broker.ConnectionString, redis.ConnectionString, Ct);
        var records = Payments.Of(30, seed: 45);
        await lab.PublishAsync(records, Ct);
        await lab.WaitForOnlineAsync(lab.Replay(records), Ct);
        var changed = await BackfillAsync(lab);
        lab.ChampionView = "gone";

        var refused = await PostAsync(lab, "switch", new { view = changed });
        var forced = await PostAsync(lab, "switch", new { view = changed, force = true });

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("fraud/7 was trained on view gone", await refused.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, forced.StatusCode);
    }

    [Fact]
    public async Task A_dropped_version_leaves_nothing_behind()
    {
        await using var lab = await Lab.StartAsync(broker.ConnectionString, redis.ConnectionString, Ct);
        var records = Payments.Of(200, seed: 46);
        await lab.PublishAsync(records, Ct);
        await lab.WaitForOnlineAsync(lab.Replay(records), Ct);
        var changed = await BackfillAsync(lab);

        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(lab, "drop", new { view = lab.View.Pipeline.View })).StatusCode);
        await PostAsync(lab, "drop", new { view = changed });
        await UntilAsync(async () => (await ViewsAsync(lab)).GetProperty("versions").GetArrayLength() == 1);

        Assert.Empty((await redis.RunCliAsync(Ct, "KEYS", $"f:fraud:{changed}:*")).Trim());
    }

    [Fact]
    public async Task Refuses_what_is_no_other_view_of_the_scenario_and_says_why()
    {
        await using var lab = await Lab.StartAsync(broker.ConnectionString, redis.ConnectionString, Ct);

        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(lab, "backfill", new { definition = "name: fraud" })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(lab, "backfill", new { definition = Lab.Changed("amount_2").Replace("name: fraud", "name: other", StringComparison.Ordinal) })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(lab, "switch", new { view = "none" })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(lab, "switch", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await lab.Features.Http.GetAsync("/views/none/compare", Ct)).StatusCode);
    }

    private static async Task<string> BackfillAsync(Lab lab)
    {
        var answer = await PostAsync(lab, "backfill", new { definition = Lab.Changed(Extra) });
        var view = (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("view").GetString() ?? string.Empty;
        await UntilAsync(async () => PhaseOf(await ViewsAsync(lab), view) == "ready");
        return view;
    }

    private static Task PhaseAsync(Lab lab, CompiledView view, string phase) => UntilAsync(async () => PhaseOf(await ViewsAsync(lab), view.Pipeline.View) == phase);

    private static string? PhaseOf(JsonElement views, string view) => views.GetProperty("versions").EnumerateArray()
        .Where(version => version.GetProperty("view").GetString() == view).Select(version => version.GetProperty("phase").GetString()).FirstOrDefault();

    private static async Task UntilAsync(Func<Task<bool>> happened)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (!await happened())
        {
            patience.Token.ThrowIfCancellationRequested();
        }
    }

    private static async Task<string?> TrainingViewAsync(Lab lab)
    {
        var answer = await lab.Features.Http.PostAsJsonAsync("/training-set", new { scenario = "fraud", snapshotId = "s1" }, Ct);
        return JsonElement.Parse((await answer.Content.ReadAsStringAsync(Ct)).Split('\n')[0]).GetProperty("view").GetString();
    }

    private static Task<JsonElement> ViewsAsync(Lab lab) => lab.Features.Http.GetFromJsonAsync<JsonElement>("/views/fraud", Ct);

    private static Task<HttpResponseMessage> PostAsync(Lab lab, string verb, object body) => lab.Features.Http.PostAsJsonAsync($"/views/fraud/{verb}", body, Ct);
}
