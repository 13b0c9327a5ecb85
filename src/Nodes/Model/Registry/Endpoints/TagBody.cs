using Microsoft.AspNetCore.Http.HttpResults;
using MlopsLab.Registry.Domain;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Registry.Endpoints;

internal sealed record TagBody(string? Key, string? Value, string? By, string? Why) : ReasonBody(By, Why)
{
    public static ProblemHttpResult? Check(TagBody? body, out string key, out string value, out Reason reason)
    {
        (key, value) = (body?.Key ?? "", body?.Value ?? "");
        return Check(body, out reason) ?? CheckKey(key)
            ?? (Names.ProblemOfValue(value) is { } problem ? Problem.Invalid("value", problem, "Shorten it.") : null);
    }

    public static ProblemHttpResult? CheckKey(string? key) =>
        Names.ProblemOfKey(key) is { } problem ? Problem.Invalid("key", problem, "For example {\"key\": \"team\", \"value\": \"risk\", …}.") : null;
}
