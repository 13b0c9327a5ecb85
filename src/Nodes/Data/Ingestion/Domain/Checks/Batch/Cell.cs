using System.Globalization;

namespace MlopsLab.Ingestion.Domain.Checks.Batch;

/// <summary>One field of one row as it came, whether it kept the contract or not.</summary>
/// <param name="Number">Of a number or a boolean; NaN otherwise.</param>
/// <param name="Text">Of text and categories, and what stood there when the type was wrong.</param>
internal readonly record struct Cell(CellState State, double Number, string? Text)
{
    private const int Longest = 60;

    public static readonly Cell Missing = new(CellState.Missing, double.NaN, null);

    public bool IsAbsent => State is CellState.Missing or CellState.Null;

    public string Shown => Text is { } text ? text.Length <= Longest ? text : text[..Longest] + "…"
        : double.IsNaN(Number) ? "nothing"
        : Number.ToString("R", CultureInfo.InvariantCulture);
}
