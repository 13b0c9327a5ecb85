namespace MlopsLab.Rollouts.Domain;

internal sealed record Refusal(RefusalKind Kind, string Why, string Remedy)
{
    public static Refusal Conflict(string why, string remedy) => new(RefusalKind.Conflict, why, remedy);

    public static Refusal NotFound(string why, string remedy) => new(RefusalKind.NotFound, why, remedy);
}
