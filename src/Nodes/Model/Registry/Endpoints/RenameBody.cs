using Microsoft.AspNetCore.Http.HttpResults;
using MlopsLab.Registry.Domain;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Registry.Endpoints;

internal sealed record RenameBody(string? NewName, string? By, string? Why) : ReasonBody(By, Why)
{
    public static ProblemHttpResult? Check(RenameBody? body, out string newName, out Reason reason)
    {
        newName = body?.NewName ?? "";
        return Check(body, out reason)
            ?? (Names.ProblemOfModel(newName) is { } problem ? Problem.Invalid("newName", problem, "For example {\"newName\": \"fraud-eu\", …}.") : null);
    }
}
