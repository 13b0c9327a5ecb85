using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MlopsLab.ServiceDefaults;

/// <summary>Refusals as RFC 9457 problems that say what is wrong and what to do about it.</summary>
public static class Problem
{
    internal const string RetryAfter = "retryAfterSeconds";

    /// <summary>400: a field of the request holds something the node can't take.</summary>
    public static ProblemHttpResult Invalid(string field, string problem, string remedy) =>
        Of(StatusCodes.Status400BadRequest, "The request is not valid", $"{field}: {problem}. {remedy}", ("field", field), ("problem", problem), ("remedy", remedy));

    /// <summary>404: what the request names does not exist here.</summary>
    public static ProblemHttpResult NotFound(string what, string remedy) =>
        Of(StatusCodes.Status404NotFound, "Not found", $"{what}. {remedy}", ("remedy", remedy));

    /// <summary>409: the request does not fit the present state.</summary>
    public static ProblemHttpResult Conflict(string what, string remedy) =>
        Of(StatusCodes.Status409Conflict, "The present state does not allow this", $"{what}. {remedy}", ("remedy", remedy));

    /// <summary>429: more was asked than the node takes now; sent with <c>Retry-After</c>.</summary>
    public static ProblemHttpResult TooMany(string what, string remedy, TimeSpan retryAfter) =>
        Of(StatusCodes.Status429TooManyRequests, "Too much at once", $"{what}. {remedy}", ("remedy", remedy), (RetryAfter, Seconds(retryAfter)));

    /// <summary>503: something this node needs is away for the moment; sent with <c>Retry-After</c>.</summary>
    public static ProblemHttpResult Unavailable(string what, string remedy, TimeSpan retryAfter) =>
        Of(StatusCodes.Status503ServiceUnavailable, "Not available now", $"{what}. {remedy}", ("remedy", remedy), (RetryAfter, Seconds(retryAfter)));

    private static ProblemHttpResult Of(int status, string title, string detail, params (string Name, object? Value)[] more) =>
        TypedResults.Problem(detail, statusCode: status, title: title, extensions: more.Select(one => KeyValuePair.Create(one.Name, one.Value)));

    private static int Seconds(TimeSpan wait) => Math.Max(1, Convert.ToInt32(Math.Ceiling(wait.TotalSeconds), CultureInfo.InvariantCulture));
}
