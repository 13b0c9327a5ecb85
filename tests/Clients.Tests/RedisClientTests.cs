using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using MlopsLab.Clients.Redis;
using MlopsLab.TestServers;
using StackExchange.Redis;

namespace MlopsLab.Clients.Tests;

public sealed class RedisClientTests(RedisFixture redis)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Talks_to_the_server_of_the_connection_string()
    {
        await using var host = new ClientHost(builder => builder.AddRedisClient("redis"), ("ConnectionStrings:redis", redis.ConnectionString));
        var database = host.Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase();

        await database.StringSetAsync("clients:greeting", "hello").WaitAsync(Stop);

        Assert.Equal("hello", (string?)await database.StringGetAsync("clients:greeting").WaitAsync(Stop));
        Assert.Equal(HealthStatus.Healthy, (await host.CheckAsync(Stop)).Entries["StackExchange.Redis"].Status);
    }

    [Fact]
    public async Task Keeps_keyed_servers_apart()
    {
        await using var host = new ClientHost(builder => builder.AddKeyedRedisClient("hot"), ("ConnectionStrings:hot", redis.ConnectionString));

        Assert.True(host.Services.GetRequiredKeyedService<IConnectionMultiplexer>("hot").IsConnected);
        Assert.Null(host.Services.GetService<IConnectionMultiplexer>());
        Assert.Equal(["StackExchange.Redis_hot"], (await host.CheckAsync(Stop)).Entries.Keys);
    }

    [Fact]
    public async Task Says_which_settings_are_missing()
    {
        await using var host = new ClientHost(builder => builder.AddRedisClient("redis"));

        var missing = Assert.Throws<InvalidOperationException>(() => host.Services.GetRequiredService<IConnectionMultiplexer>());

        Assert.Contains("'ConnectionStrings:redis'", missing.Message, StringComparison.Ordinal);
        Assert.Contains("'Aspire:StackExchange:Redis'", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shapes_the_client_s_own_options_by_section_and_delegate()
    {
        ConfigurationOptions? used = null;
        await using var host = new ClientHost(
            builder => builder.AddRedisClient("redis", configureOptions: options =>
            {
                options.ClientName = "tested";
                used = options;
            }),
            ("ConnectionStrings:redis", redis.ConnectionString),
            ("Aspire:StackExchange:Redis:ConfigurationOptions:ConnectRetry", "9"));

        Assert.True(host.Services.GetRequiredService<IConnectionMultiplexer>().IsConnected);
        Assert.Equal((9, "tested", false), (used?.ConnectRetry, used?.ClientName, used?.AbortOnConnectFail));
    }

    [Fact]
    public async Task Shows_a_command_as_a_span_below_the_activity_that_sent_it()
    {
        ConcurrentQueue<Activity> spans = [];
        using var source = new ActivitySource("Clients.Tests");
        using var listener = new ActivityListener
        {
            ShouldListenTo = heard => heard.Name == RedisSpans.Source.Name || heard.Name == source.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var host = new ClientHost(builder => builder.AddRedisClient("redis"), ("ConnectionStrings:redis", redis.ConnectionString));
        var client = host.Services.GetRequiredService<RedisClient>();

        using (var work = source.StartActivity("work"))
        {
            await client.Multiplexer.GetDatabase().StringSetAsync("clients:traced", "1").WaitAsync(Stop);
        }

        client.Spans?.Collect();
        await client.Multiplexer.GetDatabase().PingAsync().WaitAsync(Stop);
        client.Spans?.Collect();
        var span = spans.Single(span => span.OperationName == "SET");
        Assert.Equal("work", spans.Single(parent => parent.SpanId == span.ParentSpanId).OperationName);
        Assert.Equal("redis", span.GetTagItem("db.system.name"));
    }

    [Fact]
    public async Task Reports_a_frozen_server_within_its_own_time_out_and_recovers()
    {
        await using var frozen = new RedisFixture();
        await frozen.StartAsync(Stop);
        await using var host = new ClientHost(builder => builder.AddRedisClient("redis"), ("ConnectionStrings:redis", frozen.ConnectionString));
        Assert.Equal(HealthStatus.Healthy, (await host.CheckAsync(Stop)).Status);

        frozen.Freeze();
        var report = await host.CheckAsync(Stop);
        frozen.Thaw();

        Assert.Equal("Redis did not answer a ping within 1 s.", report.Entries["StackExchange.Redis"].Description);
        Assert.Equal(HealthStatus.Healthy, (await host.CheckAsync(Stop)).Status);
    }

    [Fact]
    public async Task Connects_later_to_a_server_that_was_down()
    {
        await using var late = new RedisFixture();
        await late.StartAsync(Stop);
        await late.KillAsync(Stop);
        await using var host = new ClientHost(
            builder => builder.AddRedisClient("redis", configureOptions: options => (options.ConnectTimeout, options.ConnectRetry) = (500, 1)),
            ("ConnectionStrings:redis", late.ConnectionString));
        Assert.Equal(HealthStatus.Unhealthy, (await host.CheckAsync(Stop)).Status);

        await late.RestartAsync(Stop);

        Assert.True(await BecomesHealthyAsync(host));
    }

    [Fact]
    public async Task Replaces_a_connection_on_which_nothing_is_answered_any_more()
    {
        var server = redis.ConnectionString.Split(',')[0];
        await using var proxy = new DeafProxy(server);
        await using var host = new ClientHost(
            builder => builder.AddRedisClient("redis"), ("ConnectionStrings:redis", redis.ConnectionString.Replace(server, proxy.Address, StringComparison.Ordinal)));
        var database = host.Services.GetRequiredService<IConnectionMultiplexer>();
        Assert.Equal(HealthStatus.Healthy, (await host.CheckAsync(Stop)).Status);

        proxy.Deafen();
        Assert.Equal(HealthStatus.Unhealthy, (await host.CheckAsync(Stop)).Status);

        Assert.True(await BecomesHealthyAsync(host));
        await database.GetDatabase().StringSetAsync("clients:after", "here").WaitAsync(Stop);
    }

    private static async Task<bool> BecomesHealthyAsync(ClientHost host)
    {
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var left = 300; left > 0; left--)
        {
            if ((await host.CheckAsync(Stop)).Status == HealthStatus.Healthy)
            {
                return true;
            }

            await poll.WaitForNextTickAsync(Stop);
        }

        return false;
    }
}
