namespace MlopsLab.Rollouts.Domain;

internal enum RefusalKind
{
    NotFound,
    Conflict,
}
