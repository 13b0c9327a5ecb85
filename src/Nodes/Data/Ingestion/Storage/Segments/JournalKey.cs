namespace MlopsLab.Ingestion.Storage.Segments;

/// <param name="Hold">Of which hold the rows are, when they are held.</param>
internal readonly record struct JournalKey(string Scenario, JournalKind Kind, string Hold = "")
{
    /// <summary>Its name in the store and its path below the segments' folder.</summary>
    public string Name => Kind switch
    {
        JournalKind.Records => $"{Scenario}/records",
        JournalKind.Labels => $"{Scenario}/labels",
        _ => $"{Scenario}/{Hold}",
    };
}
