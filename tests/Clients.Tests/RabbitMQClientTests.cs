using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using MlopsLab.TestServers;
using RabbitMQ.Client;

namespace MlopsLab.Clients.Tests;

public sealed class RabbitMQClientTests(RabbitMqFixture rabbit)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Connects_to_the_broker_of_the_connection_string()
    {
        await using var host = new ClientHost(builder => builder.AddRabbitMQClient("messaging"), ("ConnectionStrings:messaging", rabbit.ConnectionString));

        await using var channel = await host.Services.GetRequiredService<IConnection>().CreateChannelAsync(cancellationToken: Stop);

        Assert.True(channel.IsOpen);
        Assert.Equal(HealthStatus.Healthy, (await host.CheckAsync(Stop)).Entries["RabbitMQ.Client"].Status);
    }

    [Fact]
    public async Task Keeps_keyed_brokers_apart()
    {
        await using var host = new ClientHost(builder => builder.AddKeyedRabbitMQClient("audit"), ("ConnectionStrings:audit", rabbit.ConnectionString));

        Assert.True(host.Services.GetRequiredKeyedService<IConnection>("audit").IsOpen);
        Assert.Null(host.Services.GetService<IConnection>());
        Assert.Equal(["RabbitMQ.Client_audit"], (await host.CheckAsync(Stop)).Entries.Keys);
    }

    [Fact]
    public async Task Reads_section_named_section_connection_string_and_delegate_in_this_order()
    {
        await using var host = new ClientHost(
            builder => builder.AddRabbitMQClient("messaging", settings => settings.MaxConnectRetryCount = 0, factory => factory.ClientProvidedName = "delegate"),
            ("Aspire:RabbitMQ:Client:ConnectionString", "amqp://section:1"),
            ("Aspire:RabbitMQ:Client:messaging:ConnectionString", "amqp://named:2"),
            ("ConnectionStrings:messaging", "amqp://string:3"),
            ("Aspire:RabbitMQ:Client:ConnectionFactory:RequestedChannelMax", "7"),
            ("Aspire:RabbitMQ:Client:messaging:ConnectionFactory:ClientProvidedName", "section"));

        var factory = Assert.IsType<ConnectionFactory>(host.Services.GetRequiredService<IConnectionFactory>());

        Assert.Equal(("string", 3, (ushort)7, "delegate"), (factory.HostName, factory.Port, factory.RequestedChannelMax, factory.ClientProvidedName));
    }

    [Fact]
    public async Task Is_added_twice_without_a_second_health_check()
    {
        await using var host = new ClientHost(
            builder =>
            {
                builder.AddRabbitMQClient("messaging");
                builder.AddRabbitMQClient("messaging");
            },
            ("ConnectionStrings:messaging", rabbit.ConnectionString));

        Assert.Single((await host.CheckAsync(Stop)).Entries);
    }

    [Fact]
    public async Task Has_no_health_check_where_that_is_disabled()
    {
        await using var host = new ClientHost(builder => builder.AddRabbitMQClient("messaging", settings => settings.DisableHealthChecks = true));

        Assert.Empty((await host.CheckAsync(Stop)).Entries);
    }

    [Fact]
    public async Task Reports_a_broker_that_is_not_there_without_waiting_for_all_retries()
    {
        await using var host = new ClientHost(builder => builder.AddRabbitMQClient("messaging"), ("ConnectionStrings:messaging", "amqp://127.0.0.1:1"));
        var watch = Stopwatch.StartNew();

        var report = await host.CheckAsync(Stop);

        Assert.Equal("The broker is not connected yet.", report.Entries["RabbitMQ.Client"].Description);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Connects_at_start_when_it_is_told_to()
    {
        await using var host = new ClientHost(
            builder => builder.AddRabbitMQClient("messaging", settings => (settings.DisableAutoActivation, settings.MaxConnectRetryCount) = (false, 0)),
            ("ConnectionStrings:messaging", "amqp://127.0.0.1:1"));

        await Assert.ThrowsAnyAsync<Exception>(() => host.StartAsync(Stop));
    }

    [Fact]
    public async Task Shows_each_attempt_to_connect_as_a_span()
    {
        ConcurrentQueue<string> spans = [];
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Aspire.RabbitMQ.Client",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span => spans.Enqueue($"{span.OperationName} {span.Status}"),
        };
        ActivitySource.AddActivityListener(listener);
        await using var host = new ClientHost(
            builder => builder.AddRabbitMQClient("messaging", settings => settings.MaxConnectRetryCount = 1),
            ("ConnectionStrings:messaging", "amqp://127.0.0.1:1"));

        Assert.ThrowsAny<Exception>(() => host.Services.GetRequiredService<IConnection>());

        Assert.True(spans.Count(span => span == "rabbitmq connect attempt Error") >= 2);
        Assert.Contains(spans, span => span.StartsWith("rabbitmq connect ", StringComparison.Ordinal));
    }
}
