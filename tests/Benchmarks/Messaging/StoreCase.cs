using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MlopsLab.Contracts;
using MlopsLab.Contracts.Rollouts;
using MlopsLab.Messaging;
using MlopsLab.Messaging.Broker;

namespace MlopsLab.Benchmarks.Messaging;

/// <summary>Two whole nodes: state and outbox, broker, inbox and effect, each in SQLite with every commit forced to disk.</summary>
internal sealed class StoreCase : ICase
{
    private const int Callers = 64;

    private readonly Latencies _latencies;
    private readonly WebApplication _sender;
    private readonly WebApplication _reader;
    private readonly string _folder;

    private StoreCase(Latencies latencies, WebApplication sender, WebApplication reader, string folder) =>
        (_latencies, _sender, _reader, _folder) = (latencies, sender, reader, folder);

    public string Name => "outbox + inbox";

    public static async Task<StoreCase> StartAsync(string broker, Latencies latencies, CancellationToken ct)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"bench-{Guid.NewGuid():N}");
        var reader = Node("bench-reader", broker, folder, latencies, bus => bus.Handle<RolloutPaused, CountingHandler>());
        var sender = Node("bench-sender", broker, folder, latencies, _ => { });
        await reader.StartAsync(ct);
        await sender.StartAsync(ct);
        return new StoreCase(latencies, sender, reader, folder);
    }

    public async Task PublishAllAsync(int messages, Pace pace, CancellationToken ct)
    {
        var store = _sender.Services.GetRequiredService<Store>();
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(async _ =>
        {
            for (var index = Interlocked.Increment(ref next); index < messages; index = Interlocked.Increment(ref next))
            {
                await pace.WaitAsync(index, ct);
                var number = index;
                _latencies.Published(number);
                await store.InTransactionAsync((session, token) => session.PublishAsync(Facts.Numbered(number), token), ct);
            }
        }));
    }

    public async ValueTask DisposeAsync()
    {
        await _sender.DisposeAsync();
        await _reader.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static WebApplication Node(string name, string broker, string folder, Latencies latencies, Action<MessagingBuilder> handlers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddConsole().SetMinimumLevel(LogLevel.Warning);
        builder.Configuration.AddInMemoryCollection(
        [
            new("OTEL_SERVICE_NAME", name), new("LAB_DATA", folder), new("LAB_TOKEN", "benchmark-token-0123"), new("ConnectionStrings:messaging", broker),
        ]);
        builder.Services.AddSingleton(latencies);
        builder.Services.AddSingleton(new Routes(
        [
            new NodeCard("bench-sender", "", "", "", [], [Facts.WireName], ""),
            new NodeCard("bench-reader", "", "", "", [Facts.WireName], [], ""),
        ]));
        builder.AddServiceDefaults();
        builder.AddMessaging(handlers);
        return builder.Build();
    }
}
