using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace MlopsLab.ServiceDefaults.Problems;

internal static class ProblemsExtensions
{
    /// <summary>Every refusal and every failure leaves as an RFC 9457 problem.</summary>
    public static void AddProblems(this IServiceCollection services)
    {
        services.AddProblemDetails(problems => problems.CustomizeProblemDetails = ProblemDefaults.Complete);
        services.AddExceptionHandler<BadRequestHandler>();
        services.AddExceptionHandler<NodeUnavailableHandler>();
        services.AddExceptionHandler<SurpriseHandler>();
        // Without this a body that can't be read is an empty 400; with it the reason reaches BadRequestHandler.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
    }
}
