using System.Globalization;
using System.Text;

namespace MlopsLab.Training.Domain.Reports;

/// <summary>A line plot as SVG, without script.</summary>
internal static class Plot
{
    private const int Width = 320;
    private const int Height = 240;
    private const int Edge = 40;

    /// <param name="diagonal">Draw the line on which nothing is learnt, or every promise is kept.</param>
    public static string Of(string title, string x, string y, IReadOnlyList<CurvePoint> points, bool diagonal, bool dots = false)
    {
        var known = points.Where(point => double.IsFinite(point.X) && double.IsFinite(point.Y)).ToList();
        var (right, top) = (known.Select(point => point.X).DefaultIfEmpty(1).Max(), known.Select(point => point.Y).DefaultIfEmpty(1).Max());
        (right, top) = diagonal ? (Math.Max(right, top), Math.Max(right, top)) : (right, top);
        (right, top) = (right > 0 ? right : 1, top > 0 ? top : 1);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<figure><figcaption>{Html.Text(title)}</figcaption><svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{Html.Text(title)}\">");
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"axis\" d=\"M{Edge} 10V{Height - Edge}H{Width - 10}\"/>");
        if (diagonal)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"chance\" d=\"M{Edge} {Height - Edge}L{Width - 10} 10\"/>");
        }

        var places = known.Select(point => Place(point, right, top)).ToList();
        svg.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{string.Join(' ', places)}\"/>");
        foreach (var place in dots ? places : [])
        {
            svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{place.Split(',')[0]}\" cy=\"{place.Split(',')[1]}\" r=\"3\"/>");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Edge}\" y=\"{Height - 22}\">0</text><text x=\"{Width - 10}\" y=\"{Height - 22}\" text-anchor=\"end\">{Html.Number(right)}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Edge - 4}\" y=\"20\" text-anchor=\"end\">{Html.Number(top)}</text><text x=\"{Width / 2}\" y=\"{Height - 6}\" text-anchor=\"middle\">{Html.Text(x)}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"12\" y=\"{Height / 2}\" transform=\"rotate(-90 12 {Height / 2})\" text-anchor=\"middle\">{Html.Text(y)}</text></svg></figure>");
        return svg.ToString();
    }

    private static string Place(CurvePoint point, double right, double top) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Edge + (point.X / right * (Width - 10 - Edge)):0.#},{Height - Edge - (point.Y / top * (Height - Edge - 10)):0.#}");
}
