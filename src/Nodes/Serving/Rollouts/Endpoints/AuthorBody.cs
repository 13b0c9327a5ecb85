using Microsoft.AspNetCore.Http.HttpResults;
using MlopsLab.Rollouts.Domain;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Rollouts.Endpoints;

/// <summary>The optional body of a command; <c>full</c> is for promote only.</summary>
internal sealed record AuthorBody(string? By, string? Why, bool? Full)
{
    private const string Nobody = "operator";

    /// <summary>What is wrong with the body, if anything; else who asks.</summary>
    public static ProblemHttpResult? Check(AuthorBody? body, out Author author)
    {
        var by = body?.By?.Trim() ?? "";
        author = new Author(by.Length == 0 ? Nobody : by, body?.Why?.Trim());
        return Check("by", author.By, Author.LongestBy) ?? Check("why", author.Why ?? "", Author.LongestWhy);
    }

    private static ProblemHttpResult? Check(string field, string text, int longest) =>
        text.Length > longest ? Problem.Invalid(field, $"is longer than {longest} characters", "Shorten it.")
        : text.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t')) ? Problem.Invalid(field, "holds control characters", "Leave them out.")
        : null;
}
