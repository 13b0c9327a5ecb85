namespace MlopsLab.Ingestion.Domain;

/// <summary>Counts of an hour that is not over yet.</summary>
internal sealed class HourTally
{
    public bool History { get; set; }

    public long Rows { get; set; }

    public long Arrived { get; set; }

    public long Late { get; set; }

    public long Disordered { get; set; }
}
