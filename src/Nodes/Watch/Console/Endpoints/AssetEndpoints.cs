using Microsoft.AspNetCore.Http.HttpResults;

namespace MlopsLab.Console.Endpoints;

/// <summary>The style sheet and the script, out of the program itself.</summary>
internal static class AssetEndpoints
{
    public static void MapAssets(this WebApplication app) => app.MapGet("/assets/{name}", Get);

    private static Results<FileStreamHttpResult, NotFound> Get(string name) =>
        typeof(AssetEndpoints).Assembly.GetManifestResourceStream($"assets/{name}") is { } asset
            ? TypedResults.Stream(asset, name.EndsWith(".css", StringComparison.Ordinal) ? "text/css" : "text/javascript")
            : TypedResults.NotFound();
}
