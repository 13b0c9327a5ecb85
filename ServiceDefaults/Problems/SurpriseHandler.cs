using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using MlopsLab.ServiceDefaults.Telemetry;

namespace MlopsLab.ServiceDefaults.Problems;

/// <summary>The last resort: the log gets everything, the caller a trace id to quote and nothing of the code.</summary>
internal sealed class SurpriseHandler(ILogger<SurpriseHandler> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        log.RequestFailed(httpContext.Request.Method, httpContext.Request.Path, exception);
        await TypedResults.Problem("This is a fault of the node, not of the request. The node's log has the reason under the trace id below.", statusCode: StatusCodes.Status500InternalServerError, title: "The node failed to answer").ExecuteAsync(httpContext);
        return true;
    }
}
