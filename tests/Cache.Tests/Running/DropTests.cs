using System.Net;
using System.Net.Http.Headers;
using MlopsLab.TestNodes;

namespace MlopsLab.Cache.Tests.Running;

[Collection(CacheCollection.Name)]
public sealed class DropTests(RunningCache cache)
{
    private readonly string _model = RunningCache.NewModel();
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_champion_keeps_its_own_answers_and_drops_the_others()
    {
        string[] old = [.. Enumerable.Range(0, 50).Select(number => $"p:{_model}:1:{number}"), $"p:{_model}:22:a"], kept = [$"p:{_model}:2:a", $"p:{_model}:2:b"];
        string[] others = [$"p:{_model}-two:1:a", $"f:{_model}:view:customer:1"];
        await cache.SetAsync([.. old, .. kept, .. others]);

        await cache.MovedAsync(_model, to: "2", epoch: 2, _ct);

        Assert.Equal("51", Assert.Single(await cache.DroppedAsync(_model, 1, _ct)).Text("keysDropped"));
        Assert.Equal([.. kept, .. others], await cache.HeldAsync([.. old, .. kept, .. others]));
    }

    [Fact]
    public async Task Another_alias_drops_nothing()
    {
        await cache.SetAsync($"p:{_model}:1:a");

        await cache.MovedAsync(_model, to: "2", epoch: 1, _ct, alias: "challenger");
        await cache.MovedAsync(_model, to: "1", epoch: 2, _ct);

        Assert.Equal("0", Assert.Single(await cache.DroppedAsync(_model, 1, _ct)).Text("keysDropped"));
    }

    [Fact]
    public async Task An_older_move_that_comes_late_drops_nothing()
    {
        await cache.MovedAsync(_model, to: "3", epoch: 3, _ct);
        await cache.DroppedAsync(_model, 1, _ct);
        await cache.SetAsync($"p:{_model}:3:a");

        await cache.MovedAsync(_model, to: "2", epoch: 2, _ct);
        await cache.MovedAsync(_model, to: "3", epoch: 4, _ct);

        Assert.Equal(["4", "3"], (await cache.DroppedAsync(_model, 2, _ct)).Select(drop => drop.Text("epoch")));
        Assert.Single(await cache.HeldAsync($"p:{_model}:3:a"));
    }

    [Fact]
    public async Task A_drop_waits_for_a_redis_that_is_away()
    {
        await cache.SetAsync($"p:{_model}:1:a");
        cache.Redis.Freeze();
        try
        {
            await cache.MovedAsync(_model, to: "2", epoch: 2, _ct);
            await Eventually.HoldsAsync(async () => (await cache.ViewAsync(_ct)).Text("pending") == "1", "the drop is written down", _ct);
        }
        finally
        {
            cache.Redis.Thaw();
        }

        await cache.DroppedAsync(_model, 1, _ct);
        Assert.Empty(await cache.HeldAsync($"p:{_model}:1:a"));
    }

    [Fact]
    public async Task A_drop_waits_for_a_store_that_can_not_be_read()
    {
        await cache.Node.RunSqlAsync("INSERT INTO cache_drop (model, epoch, reason, asked_at) VALUES ('broken', 'no number', 'a test', 'now')", _ct);
        try
        {
            await cache.MovedAsync(_model, to: "2", epoch: 2, _ct);
            await cache.Node.LogsAsync("Drops wait", _ct);
        }
        finally
        {
            await cache.Node.RunSqlAsync("DELETE FROM cache_drop WHERE model = 'broken'", _ct);
        }

        await cache.DroppedAsync(_model, 1, _ct);
    }

    [Fact]
    public async Task A_flush_drops_every_answer_and_no_feature()
    {
        await cache.SetAsync($"p:{_model}:1:a", $"f:{_model}:view:customer:1");

        var answer = await cache.Http.PostJsonAsync("/cache/flush", null, _ct);

        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
        await cache.DroppedAsync("*", 1, _ct);
        Assert.Equal([$"f:{_model}:view:customer:1"], await cache.HeldAsync($"p:{_model}:1:a", $"f:{_model}:view:customer:1"));
    }

    [Fact]
    public async Task A_flush_needs_the_token()
    {
        using var http = new HttpClient { BaseAddress = cache.Http.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "wrong");

        Assert.Equal(HttpStatusCode.Unauthorized, (await http.PostJsonAsync("/cache/flush", null, _ct)).Status);
    }
}
