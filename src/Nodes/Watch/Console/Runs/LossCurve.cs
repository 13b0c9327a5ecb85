using System.Globalization;
using System.Text.Json.Nodes;

namespace MlopsLab.Console.Runs;

/// <summary>A run's loss by its steps, as the points of a small line.</summary>
internal sealed record LossCurve(string Points, string Words)
{
    public const int Width = 180, Height = 40;

    /// <summary>Null as long as there are no two points.</summary>
    public static LossCurve? Of(JsonNode? curve)
    {
        (double X, double Y)[] points = [.. (curve as JsonArray ?? []).OfType<JsonNode>()
            .Select(point => ((double?)point["x"] ?? double.NaN, (double?)point["y"] ?? double.NaN))
            .Where(point => double.IsFinite(point.Item1) && double.IsFinite(point.Item2))];
        if (points.Length < 2)
        {
            return null;
        }

        var (left, right) = (points.Min(point => point.X), points.Max(point => point.X));
        var (low, high) = (points.Min(point => point.Y), points.Max(point => point.Y));
        var drawn = points.Select(point => string.Create(
            CultureInfo.InvariantCulture, $"{Scaled(point.X, left, right) * Width:0.#},{(1 - Scaled(point.Y, low, high)) * Height:0.#}"));
        return new(string.Join(' ', drawn), string.Create(CultureInfo.InvariantCulture, $"loss {points[0].Y:0.####} → {points[^1].Y:0.####} after {points[^1].X:0} steps"));
    }

    private static double Scaled(double value, double from, double to) => to > from ? (value - from) / (to - from) : 0;
}
