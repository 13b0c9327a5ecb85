namespace MlopsLab.Ingestion.Storage.Segments;

internal readonly record struct JournalKey(string Scenario, JournalKind Kind)
{
    /// <summary>Its name in the store and its path below the segments' folder.</summary>
    public string Name => $"{Scenario}/{(Kind == JournalKind.Records ? "records" : "labels")}";
}
