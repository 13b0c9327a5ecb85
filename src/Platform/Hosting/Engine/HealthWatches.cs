using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MlopsLab.Hosting.Processes;

namespace MlopsLab.Hosting.Engine;

/// <summary>What all watches share.</summary>
internal sealed class HealthWatches(
    HealthProbes probes, GroupStates groups, TimeProvider time, IOptions<EngineOptions> options, ILogger<HealthWatches> log)
{
    public HealthProbes Probes => probes;

    public GroupStates Groups => groups;

    public TimeProvider Time => time;

    public EngineOptions Options => options.Value;

    public ILogger Log => log;
}
