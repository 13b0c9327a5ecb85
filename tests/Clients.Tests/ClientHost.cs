using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MlopsLab.Clients.Tests;

/// <summary>A host with clients and settings, and nothing else.</summary>
internal sealed class ClientHost : IAsyncDisposable
{
    private readonly IHost _host;

    public ClientHost(Action<IHostApplicationBuilder> add, params (string Key, string? Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(settings.Select(one => KeyValuePair.Create(one.Key, one.Value)));
        builder.Services.AddLogging(logs => logs.ClearProviders());
        builder.Services.AddHealthChecks();
        add(builder);
        _host = builder.Build();
    }

    public IServiceProvider Services => _host.Services;

    public Task StartAsync(CancellationToken ct) => _host.StartAsync(ct);

    public Task<HealthReport> CheckAsync(CancellationToken ct) => Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(ct);

    public async ValueTask DisposeAsync()
    {
        // RabbitMQ's connection only knows how to be disposed asynchronously.
        if (_host is IAsyncDisposable host)
        {
            await host.DisposeAsync();
        }
    }
}
