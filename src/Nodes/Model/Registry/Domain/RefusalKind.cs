namespace MlopsLab.Registry.Domain;

internal enum RefusalKind
{
    NotFound,
    Conflict,
}
