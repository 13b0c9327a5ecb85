using Microsoft.AspNetCore.Http.HttpResults;
using MlopsLab.Registry.Domain;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Registry.Endpoints;

internal sealed record DescriptionBody(string? Description, string? By, string? Why) : ReasonBody(By, Why)
{
    public static ProblemHttpResult? Check(DescriptionBody? body, out string description, out Reason reason)
    {
        description = body?.Description ?? "";
        return Check(body, out reason)
            ?? (body?.Description is null ? Problem.Invalid("description", "is missing", "Send {\"description\": \"…\", …}; an empty text takes it away.")
                : description.Length > Names.LongestDescription ? Problem.Invalid("description", $"is longer than {Names.LongestDescription} characters", "Shorten it.")
                : Names.ProblemOfText(description) is { } problem ? Problem.Invalid("description", problem, "Leave it out.")
                : null);
    }
}
