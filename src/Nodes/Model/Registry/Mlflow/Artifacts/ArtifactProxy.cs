using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using MlopsLab.Registry.Storage;

namespace MlopsLab.Registry.Mlflow.Artifacts;

/// <summary>MLflow's artifact proxy (<c>mlflow-artifacts:/…</c>): upload, download, list, delete. The folder <c>lab</c> shows the artifacts of versions the lab trained.</summary>
internal static class ArtifactProxy
{
    public static void MapArtifactProxy(this IEndpointRouteBuilder app)
    {
        foreach (var prefix in new[] { "/api/2.0/mlflow-artifacts", "/ajax-api/2.0/mlflow-artifacts" })
        {
            var api = app.MapGroup(prefix).ExcludeFromDescription();
            api.MapMethods("artifacts", ["GET"], context => MlflowEdge.GuardAsync(context, () => ListAsync(context)));
            api.MapMethods("artifacts/{**path}", ["GET"], context => MlflowEdge.GuardAsync(context, () => GetAsync(context)));
            api.MapMethods("artifacts/{**path}", ["PUT"], context => MlflowEdge.GuardAsync(context, () => PutAsync(context))).RequireLabToken();
            api.MapMethods("artifacts/{**path}", ["DELETE"], context => MlflowEdge.GuardAsync(context, () => DeleteAsync(context))).RequireLabToken();
        }
    }

    private static async Task PutAsync(HttpContext context)
    {
        var parts = Own(PathOf(context));
        var options = context.RequestServices.GetRequiredService<IOptions<RegistryOptions>>().Value;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = options.MaxArtifactBytes + 1;
        }

        await Tree(context).SaveAsync(parts, context.Request.Body, context.RequestAborted);
        await MlflowEdge.WriteAsync(context, []);
    }

    private static async Task GetAsync(HttpContext context)
    {
        var path = PathOf(context);
        var parts = ArtifactPath.Parts(path);
        await using var content = LabArtifacts.HashIn(path) is { } hash
            ? (await context.RequestServices.GetRequiredService<ArtifactStore>().OpenAsync(hash, context.RequestAborted)).Content
            : parts.Count > 0 ? await Tree(context).OpenAsync(parts, context.RequestAborted) : null;
        if (content is null)
        {
            throw MlflowException.Missing($"No such artifact: '{path}'");
        }

        context.Response.ContentType = "application/octet-stream";
        context.Response.ContentLength = content.Length;
        await content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private static async Task DeleteAsync(HttpContext context)
    {
        await Tree(context).DeleteAsync(Own(PathOf(context)), context.RequestAborted);
        await MlflowEdge.WriteAsync(context, []);
    }

    private static async Task ListAsync(HttpContext context)
    {
        var path = context.Request.Query["path"].ToString();
        var parts = ArtifactPath.Parts(path);
        var files = LabArtifacts.HashIn(path) is { } hash && parts.Count == 2
            ? await LabFileAsync(context, hash)
            : (await Tree(context).ListAsync(parts, context.RequestAborted)).Select(Of);
        await MlflowEdge.WriteAsync(context, ModelJson.Page("files", files, null));
    }

    private static async Task<IEnumerable<JsonNode>> LabFileAsync(HttpContext context, string hash)
    {
        await using var content = (await context.RequestServices.GetRequiredService<ArtifactStore>().OpenAsync(hash, context.RequestAborted)).Content;
        return content is null ? [] : [new JsonObject { ["path"] = LabArtifacts.File, ["is_dir"] = false, ["file_size"] = content.Length }];
    }

    private static JsonNode Of(ShelfEntry entry) => entry.Bytes is { } bytes
        ? new JsonObject { ["path"] = entry.Name, ["is_dir"] = false, ["file_size"] = bytes }
        : new JsonObject { ["path"] = entry.Name, ["is_dir"] = true };

    private static IReadOnlyList<string> Own(string path) => ArtifactPath.Parts(path) switch
    {
        [] => throw MlflowException.Invalid("Invalid path: it names no file"),
        [LabArtifacts.Folder, ..] => throw MlflowException.Invalid($"Invalid path: the folder {LabArtifacts.Folder} shows what the lab trained and can't be written to"),
        var parts => parts,
    };

    private static string PathOf(HttpContext context) => context.Request.RouteValues["path"]?.ToString() ?? "";

    private static ArtifactTree Tree(HttpContext context) => context.RequestServices.GetRequiredService<ArtifactTree>();
}
