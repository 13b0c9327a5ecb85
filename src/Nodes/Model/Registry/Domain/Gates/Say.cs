using System.Globalization;
using MlopsLab.Learning;

namespace MlopsLab.Registry.Domain.Gates;

/// <summary>Numbers as reports write them.</summary>
internal static class Say
{
    public static string Of(double number) => double.IsNaN(number) ? "unknown" : Math.Abs(number) is >= 1e6 or (> 0 and < 1e-4)
        ? number.ToString("0.###e0", CultureInfo.InvariantCulture)
        : number.ToString("0.####", CultureInfo.InvariantCulture);

    public static string Of(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    public static string Of(Interval interval) => $"{Of(interval.Value)} ({Of(interval.Low)} to {Of(interval.High)})";

    /// <summary>That more rows are needed, or that they would be enough if they were others.</summary>
    public static string Needed(long rows, long needed, string unit = "rows") =>
        needed > rows ? $"it would take {Of(needed)} {unit}, there are {Of(rows)}" : $"{Of(needed)} {unit} are usually enough, these {Of(rows)} are too close to the limit";
}
