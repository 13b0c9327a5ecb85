namespace MlopsLab.Learning.MLNet;

/// <summary>A row as ML.NET reads it.</summary>
internal sealed class MlRow
{
    public bool Label { get; set; }

    /// <summary>How often the row counts.</summary>
    public float Weight { get; set; }

    public float[] Features { get; set; } = [];
}
