using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using MlopsLab.ServiceDefaults;
using MlopsLab.Training.Storage;

namespace MlopsLab.Training.Endpoints;

/// <summary>Files that experiments learn from instead of a snapshot.</summary>
internal static class CsvEndpoints
{
    private const long MostBytes = 1_000_000_000;

    public static void MapCsv(this IEndpointRouteBuilder app) => app.MapPost("/csv", Post).RequireLabToken();

    private static async Task<Results<Ok<CsvKept>, ProblemHttpResult>> Post(HttpContext http, CsvFiles files, CancellationToken ct)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MostBytes;
        }

        return await files.SaveAsync(http.Request.Body, ct) is { } id
            ? TypedResults.Ok(new CsvKept(id))
            : Problem.Invalid("body", "the file is empty", "Send a CSV file with a header line.");
    }
}
