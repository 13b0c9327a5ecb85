using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using MlopsLab.ServiceDefaults.Telemetry;

namespace MlopsLab.ServiceDefaults.Problems;

/// <summary>A node this one needs is away: the caller may come back in a moment.</summary>
internal sealed class NodeUnavailableHandler(ILogger<NodeUnavailableHandler> log) : IExceptionHandler
{
    private static readonly TimeSpan SoonEnough = TimeSpan.FromSeconds(2);

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not NodeUnavailableException away)
        {
            return false;
        }

        log.NodeAway(away.Node, httpContext.Request.Path, away.Message);
        await Problem.Unavailable($"The node '{away.Node}' is not available", "Try again in a moment; GET /health shows what is missing.", SoonEnough).ExecuteAsync(httpContext);
        return true;
    }
}
