using Microsoft.AspNetCore.Http.HttpResults;
using MlopsLab.Rollouts.Domain;
using Answers = MlopsLab.ServiceDefaults.Problem;

namespace MlopsLab.Rollouts.Endpoints;

internal static class Refusals
{
    public static ProblemHttpResult Problem(Refusal refusal) => refusal.Kind switch
    {
        RefusalKind.NotFound => Answers.NotFound(refusal.Why, refusal.Remedy),
        _ => Answers.Conflict(refusal.Why, refusal.Remedy),
    };
}
