using System.Globalization;
using MlopsLab.Gateway.Scoring;
using MlopsLab.Gateway.Telemetry;

namespace MlopsLab.Gateway.Clients;

internal static class ClientGateExtensions
{
    /// <summary>Asks for a key before predictions; health, metrics and routing stay open to the lab.</summary>
    public static void UseClientGate(this WebApplication app) => app.Use(async (context, next) =>
    {
        var request = context.Request;
        var asks = HttpMethods.IsPost(request.Method) && (request.Path.StartsWithSegments("/score") || request.Path.StartsWithSegments("/v2"));
        var refusal = asks ? context.RequestServices.GetRequiredService<ClientGate>().Refuse(request.Headers["X-Api-Key"].FirstOrDefault()) : null;
        await (refusal is null ? next(context) : WriteAsync(context, refusal));
    });

    private static Task WriteAsync(HttpContext context, ClientRefusal refusal)
    {
        context.RequestServices.GetRequiredService<GatewayMetrics>().Refused(refusal.Status);
        if (refusal.RetryAfter is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        var title = refusal.Status == StatusCodes.Status401Unauthorized ? "Who are you?" : "Too many requests";
        return context.Request.Path.StartsWithSegments("/v2")
            ? Results.Bytes(InferenceEnvelope.Error(refusal.Why), "application/json").ExecuteAsync(With(context, refusal.Status))
            : TypedResults.Problem(refusal.Why, statusCode: refusal.Status, title: title).ExecuteAsync(context);
    }

    private static HttpContext With(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return context;
    }
}
