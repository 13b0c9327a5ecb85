using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MlopsLab.Hosting.Choice;
using MlopsLab.Hosting.State;
using MlopsLab.Servers;

namespace Aspire.Hosting;

/// <summary>The system, ready to run.</summary>
public sealed class DistributedApplication : IHost, IAsyncDisposable
{
    private readonly IHost host;
    private readonly LabFolder folder;
    private RunLock? held;
    private bool toldToStop;

    internal DistributedApplication(IHost host, LabFolder folder)
    {
        this.host = host;
        this.folder = folder;
    }

    public IServiceProvider Services => host.Services;

    public ResourceNotificationService ResourceNotifications => Services.GetRequiredService<ResourceNotificationService>();

    public ResourceCommandService ResourceCommands => Services.GetRequiredService<ResourceCommandService>();

    public static IDistributedApplicationBuilder CreateBuilder() => CreateBuilder([]);

    public static IDistributedApplicationBuilder CreateBuilder(string[] args) => CreateBuilder(new DistributedApplicationOptions { Args = args });

    public static IDistributedApplicationBuilder CreateBuilder(DistributedApplicationOptions options)
    {
        EngineSwitch.Decide(options.Args ?? []);
        return new DistributedApplicationBuilder(options);
    }

    public void Run() => RunAsync().GetAwaiter().GetResult();

    /// <summary>Runs until it is told to stop; what keeps it from running is said in one line and becomes the exit code.</summary>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await StartAsync(cancellationToken);
            await host.WaitForShutdownAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested || toldToStop)
        {
            // It was told to stop while it started: that is no failure.
        }
        catch (Exception expected) when (expected is AlreadyRunningException or ServerMissingException or DistributedApplicationException)
        {
            Console.Error.WriteLine(expected.Message);
            Environment.ExitCode = expected is AlreadyRunningException ? 2 : 1;
        }
        finally
        {
            await DisposeAsync();
        }
    }

    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        held = RunLock.Take(folder);
        try
        {
            await host.StartAsync(cancellationToken);
        }
        catch
        {
            toldToStop = Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested;
            await host.StopAsync(CancellationToken.None);
            throw;
        }
    }

    public Task StopAsync(CancellationToken cancellationToken = default) => host.StopAsync(cancellationToken);

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    public async ValueTask DisposeAsync()
    {
        if (host is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }

        held?.Dispose();
    }
}
