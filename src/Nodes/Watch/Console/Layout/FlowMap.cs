using MlopsLab.Contracts;

namespace MlopsLab.Console.Layout;

/// <summary>Where each node stands on the Flow page and which events run between them: columns by the way of the data.</summary>
internal static class FlowMap
{
    public const int BoxWidth = 172, BoxHeight = 74, ColumnGap = 62, RowGap = 22, Margin = 14;

    private static readonly string[][] Columns =
    [
        ["traffic", "messaging", "redis"],
        ["ingestion", "gateway", "cache"],
        ["features", "inference-stable", "inference-canary"],
        ["training", "registry", "rollouts"],
        ["monitor-data", "monitor-model", "monitor-system", "monitor-business"],
        ["incidents", "console"],
    ];

    public static int Width => Margin * 2 + Columns.Length * BoxWidth + (Columns.Length - 1) * ColumnGap;

    public static int Height => Margin * 2 + Columns.Max(column => column.Length) * (BoxHeight + RowGap) - RowGap;

    public static IReadOnlyList<FlowBox> Boxes { get; } =
        [.. Columns.SelectMany((column, x) => column.Select((name, y) => new FlowBox(name, Margin + x * (BoxWidth + ColumnGap), Margin + y * (BoxHeight + RowGap))))];

    /// <summary>One line for each pair of nodes between which events run; the console, which hears everything, is left out.</summary>
    public static IReadOnlyList<FlowLine> Lines { get; } = [.. FindLines()];

    private static IEnumerable<FlowLine> FindLines() =>
        from sender in NodeCards.All
        from reader in NodeCards.All
        where sender.Name != reader.Name && reader.Name != "console"
        let events = sender.Sends.Intersect(reader.Receives).ToArray()
        where events.Length > 0
        select new FlowLine(Boxes.First(box => box.Name == sender.Name), Boxes.First(box => box.Name == reader.Name), events);
}
