namespace MlopsLab.Registry.Domain;

internal enum RefusalKind
{
    NotFound,
    Conflict,

    /// <summary>There is one of that name already.</summary>
    Exists,
}
