using Microsoft.Extensions.Options;
using MlopsLab.Monitoring.Domain;
using MlopsLab.Scenarios;

namespace MlopsLab.Monitoring;

/// <summary>The limits of a scenario's intake: those of its file before those of this node's settings.</summary>
internal sealed class IntakePolicy(ScenarioCatalog scenarios, IOptions<MonitoringOptions> options)
{
    public IntakeLimits Of(string scenario) =>
        scenarios.Find(scenario) is { } known ? options.Value.Intake.With(known.Intake) : options.Value.Intake;
}
