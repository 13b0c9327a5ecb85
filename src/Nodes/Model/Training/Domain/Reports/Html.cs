using System.Globalization;
using System.Net;
using MlopsLab.Learning;

namespace MlopsLab.Training.Domain.Reports;

/// <summary>Values as a reader of a report sees them.</summary>
internal static class Html
{
    public static string Text(string text) => WebUtility.HtmlEncode(text);

    public static string Number(double? value) => value is { } number && double.IsFinite(number) ? number.ToString("0.####", CultureInfo.InvariantCulture) : "–";

    public static string Number(Interval? value) => value is { } interval && double.IsFinite(interval.Value)
        ? $"{Number(interval.Value)} <small>({Number(interval.Low)} to {Number(interval.High)})</small>"
        : "–";
}
