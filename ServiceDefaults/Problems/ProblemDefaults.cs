using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace MlopsLab.ServiceDefaults.Problems;

/// <summary>Says what to do where the framework only has a status code, and turns a wait into a header.</summary>
internal static class ProblemDefaults
{
    public static void Complete(ProblemDetailsContext context)
    {
        var request = context.HttpContext.Request;
        context.ProblemDetails.Detail ??= context.ProblemDetails.Status switch
        {
            StatusCodes.Status404NotFound => $"There is nothing at {request.Path}. GET /openapi/v1.json lists what is here.",
            StatusCodes.Status405MethodNotAllowed => $"{request.Path} does not take {request.Method}. The Allow header lists what it takes.",
            StatusCodes.Status413PayloadTooLarge => "The body is larger than this node reads. Send it in smaller parts, or raise Requests__MaxBodyBytes.",
            StatusCodes.Status415UnsupportedMediaType => $"The content type '{request.ContentType}' is not understood. Send Content-Type: application/json.",
            _ => null,
        };
        if (context.ProblemDetails.Extensions.TryGetValue(Problem.RetryAfter, out var seconds) && !context.HttpContext.Response.HasStarted)
        {
            context.HttpContext.Response.Headers.RetryAfter = Convert.ToString(seconds, CultureInfo.InvariantCulture);
        }
    }
}
