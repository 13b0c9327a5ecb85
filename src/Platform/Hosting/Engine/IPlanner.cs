using Aspire.Hosting.ApplicationModel;
using MlopsLab.Hosting.Processes;

namespace MlopsLab.Hosting.Engine;

/// <summary>Knows how one kind of resource is started.</summary>
internal interface IPlanner
{
    bool CanPlan(IResource resource);

    Task<LaunchPlan> PlanAsync(IResource resource, Instance instance, CancellationToken ct);
}
