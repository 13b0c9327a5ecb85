using System.Text.Json.Nodes;
using MlopsLab.Registry.Domain;

namespace MlopsLab.Registry.Mlflow;

/// <summary>The one place that says which code and which HTTP status a refusal has.</summary>
internal static class MlflowErrors
{
    public static string CodeOf(MlflowError error) => error switch
    {
        MlflowError.BadRequest => "BAD_REQUEST",
        MlflowError.InvalidParameterValue => "INVALID_PARAMETER_VALUE",
        MlflowError.ResourceAlreadyExists => "RESOURCE_ALREADY_EXISTS",
        MlflowError.ResourceDoesNotExist => "RESOURCE_DOES_NOT_EXIST",
        MlflowError.EndpointNotFound => "ENDPOINT_NOT_FOUND",
        _ => "RESOURCE_CONFLICT",
    };

    // "Already exists" is 400, not 409: that is what MLflow's server answers.
    public static int StatusOf(MlflowError error) => error switch
    {
        MlflowError.ResourceDoesNotExist or MlflowError.EndpointNotFound => StatusCodes.Status404NotFound,
        MlflowError.ResourceConflict => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status400BadRequest,
    };

    public static MlflowException Of(Refusal refusal) => new(
        refusal.Kind switch
        {
            RefusalKind.NotFound => MlflowError.ResourceDoesNotExist,
            RefusalKind.Exists => MlflowError.ResourceAlreadyExists,
            _ => MlflowError.ResourceConflict,
        },
        $"{refusal.Why}. {refusal.Remedy}");

    public static T OrThrow<T>(this Outcome<T> outcome)
        where T : class =>
        outcome.Succeeded ? outcome.Done : throw Of(outcome.Refused);

    public static Task WriteAsync(HttpContext context, MlflowError error, string message)
    {
        context.Response.StatusCode = StatusOf(error);
        return MlflowEdge.WriteAsync(context, new JsonObject { ["error_code"] = CodeOf(error), ["message"] = message });
    }
}
