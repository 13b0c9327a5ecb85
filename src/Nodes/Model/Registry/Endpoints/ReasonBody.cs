using Microsoft.AspNetCore.Http.HttpResults;
using MlopsLab.Registry.Domain;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Registry.Endpoints;

internal record ReasonBody(string? By, string? Why)
{
    /// <summary>What is wrong with the body, if anything; else the reason it gives.</summary>
    public static ProblemHttpResult? Check(ReasonBody? body, out Reason reason)
    {
        reason = new Reason(body?.By?.Trim() ?? "", body?.Why?.Trim() ?? "");
        return Check("by", reason.By, Reason.LongestBy, "Say who decides, for example {\"by\": \"ana\", …}.")
            ?? Check("why", reason.Why, Reason.LongestWhy, "Say in a sentence why, for example {\"why\": \"passed the review\", …}.");
    }

    private static ProblemHttpResult? Check(string field, string text, int longest, string remedy) =>
        text.Length == 0 ? Problem.Invalid(field, "is missing", remedy)
        : text.Length > longest ? Problem.Invalid(field, $"is longer than {longest} characters", "Shorten it.")
        : text.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t')) ? Problem.Invalid(field, "holds control characters", "Leave them out.")
        : null;
}
