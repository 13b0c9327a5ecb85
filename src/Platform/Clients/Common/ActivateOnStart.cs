using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MlopsLab.Clients.Common;

/// <summary>Asks for a lazily made client when the host starts.</summary>
internal sealed class ActivateOnStart(Action activate) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.Run(activate, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public static void Add<TClient>(IServiceCollection services, object? key)
        where TClient : notnull =>
        services.AddSingleton<IHostedService>(provider => new ActivateOnStart(() => provider.GetClient<TClient>(key)));
}
