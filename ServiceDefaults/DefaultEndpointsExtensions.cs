using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using MlopsLab.ServiceDefaults;
using MlopsLab.ServiceDefaults.Explain;
using MlopsLab.ServiceDefaults.Faults;
using MlopsLab.ServiceDefaults.Health;
using MlopsLab.ServiceDefaults.Metrics;
using MlopsLab.ServiceDefaults.Startup;
using MlopsLab.ServiceDefaults.Telemetry;

namespace Microsoft.Extensions.Hosting;

/// <summary>The endpoints every node has.</summary>
public static class DefaultEndpointsExtensions
{
    /// <summary>Checks the options, then maps <c>/health</c> (all checks), <c>/alive</c> (those tagged live), <c>/metrics</c>, <c>/explain</c> and <c>/openapi/v1.json</c>.</summary>
    public static WebApplication MapDefaultEndpoints(this WebApplication app)
    {
        app.Services.GetRequiredService<StartCheck>().Run(app.Services);
        app.Use(next => context => RequestSpan.InvokeAsync(context, next));
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseRequestFaults();

        app.MapHealthChecks(DefaultPaths.Health, new HealthCheckOptions { ResponseWriter = HealthJson.WriteAsync }).DisableHttpMetrics();
        app.MapHealthChecks(DefaultPaths.Alive, new HealthCheckOptions { ResponseWriter = HealthJson.WriteAsync, Predicate = check => check.Tags.Contains("live") }).DisableHttpMetrics();
        app.MapGet(DefaultPaths.Metrics, WriteMetricsAsync).DisableHttpMetrics();
        app.MapGet(DefaultPaths.Explain, (Explainer explainer, CancellationToken ct) => explainer.AnswerAsync(ct)).DisableHttpMetrics().WithTags("Explain");
        app.MapOpenApi();
        return app;
    }

    private static async Task WriteMetricsAsync(HttpContext context)
    {
        var page = context.RequestServices.GetRequiredService<MetricsPage>().Render();
        context.Response.ContentType = MetricsPage.ContentType;
        context.Response.ContentLength = page.Length;
        await context.Response.Body.WriteAsync(page, context.RequestAborted);
    }
}
