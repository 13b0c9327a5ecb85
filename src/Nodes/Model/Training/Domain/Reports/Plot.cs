using System.Globalization;
using System.Text;

namespace MlopsLab.Training.Domain.Reports;

/// <summary>A line plot as SVG, without script.</summary>
internal static class Plot
{
    private const int Width = 340;
    private const int Height = 250;
    private const int Left = 56;
    private const int Bottom = 44;
    private const int Margin = 14;

    /// <param name="diagonal">Draw the line on which nothing is learnt, or every promise is kept.</param>
    /// <param name="across">The axis of x; y has one that holds every point unless <paramref name="up"/> is given.</param>
    public static string Of(string title, string x, string y, IReadOnlyList<CurvePoint> points, Axis across, Axis? up, bool diagonal, bool dots = false)
    {
        var known = points.Where(point => double.IsFinite(point.X) && double.IsFinite(point.Y)).ToList();
        var upward = up ?? Axis.UpTo(known.Select(point => point.Y).DefaultIfEmpty(1).Max());
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<figure><figcaption>{Html.Text(title)}</figcaption><svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{Html.Text(title)}\">");
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"axis\" d=\"M{Left} {Margin}V{Height - Bottom}H{Width - Margin}\"/>");
        if (diagonal)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"chance\" d=\"M{Left} {Height - Bottom}L{Width - Margin} {Margin}\"/>");
        }

        var places = known.Select(point => Place(point, across, upward)).ToList();
        svg.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{string.Join(' ', places)}\"/>");
        foreach (var place in dots ? places : [])
        {
            svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{place.Split(',')[0]}\" cy=\"{place.Split(',')[1]}\" r=\"3\"/>");
        }

        Marks(svg, across, upward);
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{(Left + Width) / 2}\" y=\"{Height - 8}\" text-anchor=\"middle\">{Html.Text(x)}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"12\" y=\"{(Height - Bottom) / 2}\" transform=\"rotate(-90 12 {(Height - Bottom) / 2})\" text-anchor=\"middle\">{Html.Text(y)}</text></svg></figure>");
        return svg.ToString();
    }

    private static void Marks(StringBuilder svg, Axis across, Axis up)
    {
        foreach (var mark in across.Marks)
        {
            var at = Place(new(mark, 0), across, up).Split(',')[0];
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"axis\" d=\"M{at} {Height - Bottom}v4\"/><text x=\"{at}\" y=\"{Height - Bottom + 16}\" text-anchor=\"middle\">{across.Label(mark)}</text>");
        }

        foreach (var mark in up.Marks)
        {
            var at = Place(new(0, mark), across, up).Split(',')[1];
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"axis\" d=\"M{Left} {at}h-4\"/><text x=\"{Left - 7}\" y=\"{at}\" dy=\"4\" text-anchor=\"end\">{up.Label(mark)}</text>");
        }
    }

    private static string Place(CurvePoint point, Axis across, Axis up) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Left + (point.X / across.End * (Width - Margin - Left)):0.#},{Height - Bottom - (point.Y / up.End * (Height - Bottom - Margin)):0.#}");
}
