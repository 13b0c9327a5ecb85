using MlopsLab.Statistics;

namespace MlopsLab.Ingestion.Storage;

/// <summary>Compares the columns of two snapshots by their sketches; reads no row.</summary>
internal static class ColumnShift
{
    private const double WorthALook = 0.1;
    private const double Large = 0.25;
    private const double NullsMoved = 0.05;

    public static IReadOnlyList<ColumnDiff> Of(IReadOnlyList<ColumnStatistics> before, IReadOnlyList<ColumnStatistics> after)
    {
        var (old, now) = (before.ToDictionary(column => column.Name), after.ToDictionary(column => column.Name));
        return [.. old.Keys.Union(now.Keys)
            .Select(name => Of(name, old.GetValueOrDefault(name), now.GetValueOrDefault(name)))
            .OrderBy(column => column.Change == "same").ThenByDescending(column => column.Psi ?? double.PositiveInfinity).ThenBy(column => column.Name, StringComparer.Ordinal)];
    }

    private static ColumnDiff Of(string name, ColumnStatistics? before, ColumnStatistics? after)
    {
        if (before is null || after is null)
        {
            return new(name, before is null ? "added" : "removed", null, null, before is null ? null : ColumnSide.Of(before), after is null ? null : ColumnSide.Of(after));
        }

        var (one, other) = (ColumnSide.Of(before), ColumnSide.Of(after));
        var psi = before.Type == after.Type ? Psi(before, after) : null;
        var shifted = psi >= WorthALook || Math.Abs(one.NullShare - other.NullShare) >= NullsMoved;
        var isType = before.Type != after.Type && before.Type != ColumnTypes.Empty && after.Type != ColumnTypes.Empty;
        return new(name, isType ? "type" : shifted ? "shifted" : "same", psi, psi is { } index ? index < WorthALook ? "none" : index < Large ? "some" : "large" : null, one, other);
    }

    private static double? Psi(ColumnStatistics before, ColumnStatistics after)
    {
        if (before.Count == 0 || after.Count == 0)
        {
            return null;
        }

        return before.Sketches.Quantiles is { } numbers && after.Sketches.Quantiles is { } others
            ? Numbers(QuantileSketch.FromText(numbers), QuantileSketch.FromText(others))
            : before is { Levels: { } levels, LevelsMissed: 0 } && after is { Levels: { } now, LevelsMissed: 0 } ? Levels(levels, now) : null;
    }

    private static double Numbers(QuantileSketch before, QuantileSketch after)
    {
        double[] edges = [.. Enumerable.Range(1, 9).Select(tenth => before.Quantile(tenth / 10.0)).Distinct()];
        return PopulationStability.Index(before.Counts(edges), after.Counts(edges));
    }

    private static double Levels(IReadOnlyList<LevelCount> before, IReadOnlyList<LevelCount> after)
    {
        var names = before.Concat(after).Select(level => level.Level).Distinct().ToArray();
        return PopulationStability.Index(Counts(before, names), Counts(after, names));
    }

    private static double[] Counts(IReadOnlyList<LevelCount> levels, string[] names)
    {
        var counts = levels.ToDictionary(level => level.Level, level => (double)level.Count);
        return [.. names.Select(name => counts.GetValueOrDefault(name))];
    }
}
