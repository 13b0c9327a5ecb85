using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using MlopsLab.ServiceDefaults.Access;

namespace Microsoft.Extensions.Hosting;

/// <summary>Protects endpoints that change state.</summary>
public static class LabTokenExtensions
{
    /// <summary>Answers 401 unless the request carries <c>Authorization: Bearer LAB_TOKEN</c>.</summary>
    /// <remarks>The check wraps the endpoint itself: it runs before the body is read and can't be lost by a missing middleware.</remarks>
    public static TBuilder RequireLabToken<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.Add(endpoint =>
        {
            var token = endpoint.ApplicationServices.GetRequiredService<LabToken>();
            var allowed = endpoint.RequestDelegate ?? throw new InvalidOperationException($"The endpoint {endpoint.DisplayName} has nothing to run.");
            endpoint.Metadata.Add(LabTokenRequired.Instance);
            endpoint.RequestDelegate = context => token.Allows(context.Request) ? allowed(context) : RefuseAsync(context);
        });
        return builder;
    }

    private static Task RefuseAsync(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return TypedResults.Problem(
            "This endpoint changes state and needs the lab's token. Send the header Authorization: Bearer <token>; the lab shows the token when it starts.",
            statusCode: StatusCodes.Status401Unauthorized,
            title: "The lab's token is missing or wrong").ExecuteAsync(context);
    }
}
