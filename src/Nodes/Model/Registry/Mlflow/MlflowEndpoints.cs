using System.Text.Json.Nodes;
using MlopsLab.Registry.Mlflow.Tracking;
using MlopsLab.Registry.Mlflow.Webhooks;

namespace MlopsLab.Registry.Mlflow;

/// <summary>MLflow's REST 2.0, so that an unmodified MLflow client works with the registry.</summary>
internal static class MlflowEndpoints
{
    /// <summary>The release whose calls are answered; clients ask for it.</summary>
    public const string Version = "2.22.0";

    private static readonly string[] Prefixes = ["/api/2.0/mlflow", "/ajax-api/2.0/mlflow", "/api/2.0/preview/mlflow", "/ajax-api/2.0/preview/mlflow"];

    public static void MapMlflow(this IEndpointRouteBuilder app)
    {
        foreach (var prefix in Prefixes)
        {
            var api = app.MapGroup(prefix).ExcludeFromDescription();
            MapModels(api);
            MapVersions(api);
            MapExperiments(api);
            MapRuns(api);
            MapWebhooks(api);
            api.MapFallback("/{**path}", context => MlflowErrors.WriteAsync(context, MlflowError.EndpointNotFound, $"{context.Request.Method} {context.Request.Path} is not served here."));
        }

        app.MapGet("/version", () => TypedResults.Text(Version)).ExcludeFromDescription();
    }

    private static void MapModels(RouteGroupBuilder api)
    {
        api.Write<RegisteredModels>("POST", "registered-models/create", (models, call, ct) => models.CreateAsync(call, ct));
        api.Read<RegisteredModels>("GET", "registered-models/get", (models, call, ct) => models.GetAsync(call, ct));
        api.Write<RegisteredModels>("PATCH", "registered-models/update", (models, call, ct) => models.UpdateAsync(call, ct));
        api.Write<RegisteredModels>("POST", "registered-models/rename", (models, call, ct) => models.RenameAsync(call, ct));
        api.Write<RegisteredModels>("DELETE", "registered-models/delete", (models, call, ct) => models.DeleteAsync(call, ct));
        api.Read<RegisteredModels>("GET", "registered-models/search", (models, call, ct) => models.SearchAsync(call, ct));
        api.Read<RegisteredModels>("GET", "registered-models/list", (models, call, ct) => models.SearchAsync(call, ct));
        api.Read<RegisteredModels>("GET", "registered-models/get-latest-versions", (models, call, ct) => models.LatestAsync(call, ct));
        api.Read<RegisteredModels>("POST", "registered-models/get-latest-versions", (models, call, ct) => models.LatestAsync(call, ct));
        api.Write<RegisteredModels>("POST", "registered-models/set-tag", (models, call, ct) => models.SetTagAsync(call, ct));
        api.Write<RegisteredModels>("DELETE", "registered-models/delete-tag", (models, call, ct) => models.DeleteTagAsync(call, ct));
        api.Write<RegisteredModels>("POST", "registered-models/alias", (models, call, ct) => models.SetAliasAsync(call, ct));
        api.Write<RegisteredModels>("DELETE", "registered-models/alias", (models, call, ct) => models.DeleteAliasAsync(call, ct));
        api.Read<RegisteredModels>("GET", "registered-models/alias", (models, call, ct) => models.ByAliasAsync(call, ct));
    }

    private static void MapVersions(RouteGroupBuilder api)
    {
        api.Write<ModelVersions>("POST", "model-versions/create", (versions, call, ct) => versions.CreateAsync(call, ct));
        api.Read<ModelVersions>("GET", "model-versions/get", (versions, call, ct) => versions.GetAsync(call, ct));
        api.Write<ModelVersions>("PATCH", "model-versions/update", (versions, call, ct) => versions.UpdateAsync(call, ct));
        api.Write<ModelVersions>("DELETE", "model-versions/delete", (versions, call, ct) => versions.DeleteAsync(call, ct));
        api.Read<ModelVersions>("GET", "model-versions/search", (versions, call, ct) => versions.SearchAsync(call, ct));
        api.Read<ModelVersions>("GET", "model-versions/get-download-uri", (versions, call, ct) => versions.DownloadUriAsync(call, ct));
        api.Write<ModelVersions>("POST", "model-versions/transition-stage", (versions, call, ct) => versions.TransitionAsync(call, ct));
        api.Write<ModelVersions>("POST", "model-versions/set-tag", (versions, call, ct) => versions.SetTagAsync(call, ct));
        api.Write<ModelVersions>("DELETE", "model-versions/delete-tag", (versions, call, ct) => versions.DeleteTagAsync(call, ct));
    }

    private static void MapExperiments(RouteGroupBuilder api)
    {
        api.Write<Experiments>("POST", "experiments/create", (experiments, call, ct) => experiments.CreateAsync(call, ct));
        api.Read<Experiments>("GET", "experiments/get", (experiments, call, ct) => experiments.GetAsync(call, ct));
        api.Read<Experiments>("GET", "experiments/get-by-name", (experiments, call, ct) => experiments.GetByNameAsync(call, ct));
        api.Read<Experiments>("GET", "experiments/list", (experiments, call, ct) => experiments.SearchAsync(call, ct));
        api.Read<Experiments>("GET", "experiments/search", (experiments, call, ct) => experiments.SearchAsync(call, ct));
        api.Read<Experiments>("POST", "experiments/search", (experiments, call, ct) => experiments.SearchAsync(call, ct));
        api.Write<Experiments>("POST", "experiments/update", (experiments, call, ct) => experiments.UpdateAsync(call, ct));
        api.Write<Experiments>("POST", "experiments/delete", (experiments, call, ct) => experiments.DeleteAsync(call, ct));
        api.Write<Experiments>("POST", "experiments/restore", (experiments, call, ct) => experiments.RestoreAsync(call, ct));
        api.Write<Experiments>("POST", "experiments/set-experiment-tag", (experiments, call, ct) => experiments.SetTagAsync(call, ct));
    }

    private static void MapRuns(RouteGroupBuilder api)
    {
        api.Write<Runs>("POST", "runs/create", (runs, call, ct) => runs.CreateAsync(call, ct));
        api.Read<Runs>("GET", "runs/get", (runs, call, ct) => runs.GetAsync(call, ct));
        api.Write<Runs>("POST", "runs/update", (runs, call, ct) => runs.UpdateAsync(call, ct));
        api.Write<Runs>("POST", "runs/delete", (runs, call, ct) => runs.DeleteAsync(call, ct));
        api.Write<Runs>("POST", "runs/restore", (runs, call, ct) => runs.RestoreAsync(call, ct));
        api.Write<Runs>("POST", "runs/log-metric", (runs, call, ct) => runs.LogMetricAsync(call, ct));
        api.Write<Runs>("POST", "runs/log-parameter", (runs, call, ct) => runs.LogParameterAsync(call, ct));
        api.Write<Runs>("POST", "runs/log-batch", (runs, call, ct) => runs.LogBatchAsync(call, ct));
        api.Write<Runs>("POST", "runs/log-inputs", (runs, call, ct) => runs.LogInputsAsync(call, ct));
        api.Write<Runs>("POST", "runs/log-model", (runs, call, ct) => runs.LogModelAsync(call, ct));
        api.Write<Runs>("POST", "runs/set-tag", (runs, call, ct) => runs.SetTagAsync(call, ct));
        api.Write<Runs>("POST", "runs/delete-tag", (runs, call, ct) => runs.DeleteTagAsync(call, ct));
        api.Read<Runs>("POST", "runs/search", (runs, call, ct) => runs.SearchAsync(call, ct));
        api.Read<Runs>("GET", "metrics/get-history", (runs, call, ct) => runs.MetricHistoryAsync(call, ct));
    }

    private static void MapWebhooks(RouteGroupBuilder api)
    {
        api.Write<WebhookApi>("POST", "webhooks", (webhooks, call, ct) => webhooks.CreateAsync(call, ct));
        api.Read<WebhookApi>("GET", "webhooks", (webhooks, call, ct) => webhooks.ListAsync(call, ct));
        api.Read<WebhookApi>("GET", "webhooks/{id}", (webhooks, call, ct) => webhooks.GetAsync(call, ct));
        api.Write<WebhookApi>("PATCH", "webhooks/{id}", (webhooks, call, ct) => webhooks.UpdateAsync(call, ct));
        api.Write<WebhookApi>("DELETE", "webhooks/{id}", (webhooks, call, ct) => webhooks.DeleteAsync(call, ct));
        api.Write<WebhookApi>("POST", "webhooks/{id}/test", (webhooks, call, ct) => webhooks.TestAsync(call, ct));
    }

    private static void Read<TApi>(this RouteGroupBuilder api, string method, string path, Func<TApi, MlflowCall, CancellationToken, Task<JsonObject>> answer)
        where TApi : notnull =>
        api.MapMethods(path, [method], MlflowEdge.Answer(answer));

    private static void Write<TApi>(this RouteGroupBuilder api, string method, string path, Func<TApi, MlflowCall, CancellationToken, Task<JsonObject>> answer)
        where TApi : notnull =>
        api.MapMethods(path, [method], MlflowEdge.Answer(answer)).RequireLabToken();
}
