using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MlopsLab.ServiceDefaults.Problems;

/// <summary>A request that could not be read: names the place and the reason.</summary>
internal sealed partial class BadRequestHandler : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var problem = exception switch
        {
            BadHttpRequestException { InnerException: JsonException json } => UnreadableJson.Explain(json),
            BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest } bad => Explain(bad.Message),
            BadHttpRequestException bad => TypedResults.Problem(statusCode: bad.StatusCode),
            _ => null,
        };
        if (problem is null)
        {
            return false;
        }

        await problem.ExecuteAsync(httpContext);
        return true;
    }

    private static ProblemHttpResult Explain(string message) =>
        message.Contains("no body was provided", StringComparison.Ordinal)
            ? Problem.Invalid("body", "is empty", "Send JSON of the shape in /openapi/v1.json.")
            : Problem.Invalid(
                Parameter().Match(message) is { Success: true } named ? named.Groups["name"].Value : "request",
                message.TrimEnd('.'),
                "GET /openapi/v1.json shows what this endpoint takes.");

    [GeneratedRegex("parameter \"(?:[^\" ]+ )*(?<name>\\w+)\"")]
    private static partial Regex Parameter();
}
