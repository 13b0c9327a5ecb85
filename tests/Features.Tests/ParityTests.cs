using System.Net.Http.Json;
using System.Text.Json;
using Dapper;
using MlopsLab.Messaging;
using MlopsLab.TestServers;

namespace MlopsLab.Features.Tests;

public sealed class ParityTests(RabbitMqFixture broker, RedisFixture redis)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Vectors_states_and_copies_equal_a_replay_of_the_log()
    {
        await using var lab = await FilledAsync(seed: 61, count: 1_000);

        var pass = Assert.Single(await CheckAsync(lab));

        Assert.Equal((1_000, 16, 0), (pass.GetProperty("records").GetInt32(), pass.GetProperty("vectors").GetInt32(), pass.GetProperty("broken").GetInt32()));
        Assert.Equal(27, pass.GetProperty("stored").GetInt32());
        Assert.Equal(27, pass.GetProperty("copied").GetInt32());
    }

    [Fact]
    public async Task A_wrong_state_in_Redis_is_named_with_feature_entity_and_first_record()
    {
        await using var lab = await FilledAsync(seed: 62, count: 300);
        var other = lab.Replay(Payments.Of(300, seed: 62).Skip(100));
        await SetAsync($"f:{lab.View.Name}:customer:c1", other[$"{lab.View.Name}:customer:c1"].ToBytes());

        var pass = Assert.Single(await CheckAsync(lab));

        var open = await OpenAsync(lab);
        Assert.Equal(1, pass.GetProperty("broken").GetInt32());
        Assert.Equal(("redis", "customer:c1"), (open.GetProperty("place").GetString(), open.GetProperty("entity").GetString()));
        Assert.StartsWith("customer_", open.GetProperty("feature").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("p62-", open.GetProperty("record").GetString(), StringComparison.Ordinal);
        Assert.NotEqual(open.GetProperty("onlineValue").GetRawText(), open.GetProperty("offlineValue").GetRawText());
    }

    [Fact]
    public async Task A_wrong_state_in_the_store_is_found_in_the_background_told_once_and_can_be_repaired()
    {
        await using var lab = await FilledAsync(seed: 63, count: 300);
        var wrong = lab.Replay(Payments.Of(300, seed: 63).Skip(100))[$"{lab.View.Name}:merchant:m2"].ToBytes();
        await lab.Features.Get<Store>().InTransactionAsync(
            (session, ct) => session.Connection.ExecuteAsync(new CommandDefinition(
                "UPDATE entity_state SET bytes = @wrong WHERE state_key = @key", new { wrong, key = $"{lab.View.Name}:merchant:m2" }, session.Transaction, cancellationToken: ct)),
            Ct);

        await UntilAsync(async () => await VerdictAsync(lab) == "broken");
        var repaired = Assert.Single(await CheckAsync(lab, repair: true));
        await lab.WaitForOnlineAsync(lab.Replay(Payments.Of(300, seed: 63)), Ct);

        Assert.Equal(1, repaired.GetProperty("repaired").GetInt32());
        await UntilAsync(async () => await VerdictAsync(lab) == "equal");
        var ledger = await lab.Features.Http.GetStringAsync("/bus/ledger/since", Ct);
        Assert.InRange(ledger.Split("features.parity.broken").Length - 1, 1, 2);
    }

    [Fact]
    public async Task A_vector_that_was_computed_from_other_states_is_named()
    {
        await using var lab = await FilledAsync(seed: 64, count: 300);
        await lab.Features.Get<Store>().InTransactionAsync(
            (session, ct) => session.Connection.ExecuteAsync(new CommandDefinition(
                "UPDATE live_vector SET vector = @wrong WHERE log_seq = 1 AND position = 64",
                new { wrong = new byte[8 * lab.View.Pipeline.Features.Count] },
                session.Transaction,
                cancellationToken: ct)),
            Ct);

        await CheckAsync(lab);

        var open = await OpenAsync(lab);
        Assert.Equal(("live", "p64-64", "amount"), (open.GetProperty("place").GetString(), open.GetProperty("record").GetString(), open.GetProperty("feature").GetString()));
    }

    private async Task<Lab> FilledAsync(int seed, int count)
    {
        var lab = await Lab.StartAsync(broker.ConnectionString, redis.ConnectionString, Ct);
        var records = Payments.Of(count, seed);
        await lab.PublishAsync(records, Ct);
        await lab.WaitForOnlineAsync(lab.Replay(records), Ct);
        return lab;
    }

    private async Task SetAsync(string key, byte[] bytes)
    {
        var connection = await StackExchange.Redis.ConnectionMultiplexer.ConnectAsync(redis.ConnectionString);
        await connection.GetDatabase().StringSetAsync(key, bytes);
        await connection.CloseAsync();
    }

    private static async Task<List<JsonElement>> CheckAsync(Lab lab, bool repair = false)
    {
        var answer = await lab.Features.Http.PostAsJsonAsync("/parity/check", new { scenario = "fraud", repair }, Ct);
        answer.EnsureSuccessStatusCode();
        return [.. (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).EnumerateArray()];
    }

    private static async Task<JsonElement> OpenAsync(Lab lab) =>
        (await lab.Features.Http.GetFromJsonAsync<JsonElement>("/parity", Ct)).GetProperty("open").EnumerateArray().First();

    private static async Task<string?> VerdictAsync(Lab lab) => (await lab.Features.Http.GetFromJsonAsync<JsonElement>("/parity", Ct)).GetProperty("verdict").GetString();

    private static async Task UntilAsync(Func<Task<bool>> happened)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (!await happened())
        {
            patience.Token.ThrowIfCancellationRequested();
        }
    }
}
