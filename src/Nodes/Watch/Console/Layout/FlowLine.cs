using System.Globalization;

namespace MlopsLab.Console.Layout;

internal sealed record FlowLine(FlowBox From, FlowBox To, IReadOnlyList<string> Events)
{
    /// <summary>An SVG path from the sender's edge to the reader's.</summary>
    public string Path()
    {
        var forward = To.X > From.X;
        var (x1, x2) = forward ? (From.X + FlowMap.BoxWidth, To.X) : To.X < From.X ? (From.X, To.X + FlowMap.BoxWidth) : (From.X + FlowMap.BoxWidth, To.X + FlowMap.BoxWidth);
        var (y1, y2) = (From.Y + FlowMap.BoxHeight / 2, To.Y + FlowMap.BoxHeight / 2);
        var bend = To.X == From.X ? 34 : Math.Max(28, Math.Abs(x2 - x1) / 2);
        var (c1, c2) = forward ? (x1 + bend, x2 - bend) : To.X == From.X ? (x1 + bend, x2 + bend) : (x1 - bend, x2 + bend);
        return string.Create(CultureInfo.InvariantCulture, $"M{x1},{y1} C{c1},{y1} {c2},{y2} {x2},{y2}");
    }
}
