using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MlopsLab.Registry.Mlflow;

/// <summary>Answers <c>GET /health</c> with MLflow's plain <c>OK</c> to MLflow's clients; everybody else gets the node's health.</summary>
internal static class MlflowHealth
{
    private const string Client = "mlflow-python-client";

    public static void UseMlflowHealth(this IApplicationBuilder app) => app.Use(next => context =>
        context.Request.Path == "/health" && IsMlflow(context.Request) ? AnswerAsync(context) : next(context));

    private static bool IsMlflow(HttpRequest request) =>
        request.Headers.UserAgent.ToString().StartsWith(Client, StringComparison.Ordinal) || request.Headers.Accept == "text/plain";

    private static async Task AnswerAsync(HttpContext context)
    {
        var health = await context.RequestServices.GetRequiredService<HealthCheckService>().CheckHealthAsync(context.RequestAborted);
        var isHealthy = health.Status != HealthStatus.Unhealthy;
        context.Response.StatusCode = isHealthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        await context.Response.WriteAsync(isHealthy ? "OK" : $"{health.Status}", context.RequestAborted);
    }
}
