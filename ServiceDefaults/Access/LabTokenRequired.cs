namespace MlopsLab.ServiceDefaults.Access;

/// <summary>Marks an endpoint in its metadata as protected, for the API description.</summary>
internal sealed class LabTokenRequired
{
    public static readonly LabTokenRequired Instance = new();
}
