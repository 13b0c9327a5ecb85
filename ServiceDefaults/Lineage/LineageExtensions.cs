using Microsoft.Extensions.DependencyInjection;
using MlopsLab.ServiceDefaults.Lineage;

namespace Microsoft.Extensions.Hosting;

/// <summary>Adds the emitter of lineage to a node.</summary>
public static class LineageExtensions
{
    public static void AddLineage(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<LineageEmitter>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<LineageEmitter>());
    }
}
