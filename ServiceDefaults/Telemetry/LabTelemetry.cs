using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;

namespace MlopsLab.ServiceDefaults.Telemetry;

/// <summary>The entry to OpenTelemetry's registration in the host's services, which the SDK leaves to a package of its own.</summary>
internal sealed class LabTelemetry(IServiceCollection services) : IOpenTelemetryBuilder
{
    public IServiceCollection Services => services;
}
