using System.Security.Cryptography;
using Aspire.Hosting.ApplicationModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MlopsLab.Control;

/// <summary>Serves the control endpoint and writes its address down.</summary>
internal sealed class ControlServer(IServiceProvider services, Lab lab, ResourceNotificationService notifications) : BackgroundService
{
    private readonly string token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
    private readonly string file = Path.Combine(lab.Root, "run", "control.json");
    private readonly SortedDictionary<string, string> urls = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var server = Build();
        await server.StartAsync(stoppingToken);
        try
        {
            await WriteAsync(server.Urls.First(), stoppingToken);
            await FollowAsync(server.Urls.First(), stoppingToken);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddProblemDetails();
        builder.Services.AddSingleton(services.GetRequiredService<Nodes>()).AddSingleton(notifications)
            .AddSingleton(services.GetRequiredService<ResourceCommandService>())
            .AddSingleton(services.GetRequiredService<ResourceLoggerService>())
            .AddSingleton(new LabLifetime(services.GetRequiredService<IHostApplicationLifetime>()));
        var server = builder.Build();
        server.UseExceptionHandler();
        server.UseMiddleware<BearerToken>(token);
        server.MapNodes();
        return server;
    }

    private async Task FollowAsync(string url, CancellationToken ct)
    {
        await foreach (var happened in notifications.WatchAsync(ct))
        {
            if (Nodes.UrlOf(happened.Snapshot) is { } address && urls.GetValueOrDefault(happened.Resource.Name) != address)
            {
                urls[happened.Resource.Name] = address;
                await WriteAsync(url, ct);
            }
        }
    }

    private async Task WriteAsync(string url, CancellationToken ct)
    {
        var labToken = await lab.Token.Resource.GetValueAsync(ct) ?? "";
        await OwnerFile.WriteAsync(file, new ControlFile(url, token, labToken, Environment.ProcessId, EngineName.Current, urls), ct);
    }
}
