using Microsoft.AspNetCore.Http.HttpResults;
using MlopsLab.Registry.Domain;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Registry.Endpoints;

internal sealed record AliasBody(string? Version, string? By, string? Why) : ReasonBody(By, Why)
{
    public static ProblemHttpResult? Check(string alias, AliasBody? body, out string version, out Reason reason)
    {
        version = body?.Version ?? "";
        return Check(body, out reason) ?? CheckTarget(alias, version);
    }

    private static ProblemHttpResult? CheckTarget(string alias, string version) =>
        !AliasName.IsValid(alias)
            ? Problem.Invalid("alias", "is no alias name", "Use lower-case letters, digits and '-', starting with a letter, at most 63 characters.")
        : VersionNumber.Parse(version) is null
            ? Problem.Invalid("version", "is no version", "Give the version as text, for example {\"version\": \"2\", …}.")
        : null;
}
