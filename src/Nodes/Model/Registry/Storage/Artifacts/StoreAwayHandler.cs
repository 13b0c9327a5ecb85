using Microsoft.AspNetCore.Diagnostics;
using MlopsLab.Registry.Telemetry;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Registry.Storage;

/// <summary>Answers 503 while the artifact store is away.</summary>
internal sealed class StoreAwayHandler(ILogger<StoreAwayHandler> log) : IExceptionHandler
{
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(5);

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not StoreAwayException away)
        {
            return false;
        }

        log.ArtifactsAway(away.Message);
        await Problem.Unavailable(away.Message.TrimEnd('.'), "See whether Registry__S3__Endpoint, Bucket, Key and Secret are right and the store answers, then ask again", TryAgain).ExecuteAsync(httpContext);
        return true;
    }
}
