using System.Globalization;
using System.Text;

namespace MlopsLab.Training.Domain.Reports;

/// <summary>The evaluation as one page that needs nothing else and runs nothing.</summary>
internal static class ReportPage
{
    private const int MostFeatures = 20;

    private const string Style =
        """
        body{font:15px/1.5 system-ui,sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}
        table{border-collapse:collapse;margin:.5rem 0 1.5rem}th,td{text-align:left;padding:.2rem .8rem .2rem 0;border-bottom:1px solid #8884}
        td.n,th.n{text-align:right}small{opacity:.7}figure{display:inline-block;margin:0 1rem 1rem 0}svg{width:340px;height:250px}
        .axis{fill:none;stroke:currentColor}.chance{stroke:#888;stroke-dasharray:4}polyline{fill:none;stroke:#2a7de1;stroke-width:2}circle{fill:#2a7de1}
        svg text{font-size:11px;fill:currentColor}.bar{background:#2a7de1;height:.8em;display:inline-block}
        """;

    public static string Of(Evaluation of)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Evaluation of {Html.Text(of.Model)}</title><style>{Style}</style>");
        page.Append(CultureInfo.InvariantCulture, $"<h1>Evaluation of {Html.Text(of.Model)} ({Html.Text(of.Learner)})</h1>");
        page.Append(CultureInfo.InvariantCulture, $"<p>Snapshot <code>{Html.Text(of.Snapshot)}</code>, feature view <code>{Html.Text(of.View)}</code>. Learnt from {of.Split.TrainRows} rows up to {of.Split.TrainTo:u}, ");
        page.Append(CultureInfo.InvariantCulture, $"calibrated on {of.Split.CalibrationRows}, judged on {of.Split.TestRows} rows from {of.Split.TestFrom:u} to {of.Split.TestTo:u}; {Html.Number(of.TestPositiveRate * 100)} % of them are positive.</p>");
        page.Append("<ul>").AppendJoin("", of.Words.Select(words => $"<li>{Html.Text(words)}")).Append("</ul>");
        Figures(page, of);
        page.Append("<h2>Curves</h2>")
            .Append(Plot.Of("ROC", "false positive rate", "recall", of.Curves.Roc, Axis.Share, Axis.Share, diagonal: true))
            .Append(Plot.Of("Precision and recall", "recall", "precision", of.Curves.PrecisionRecall, Axis.Share, Axis.Share, diagonal: false))
            .Append(Plot.Of("Calibration", "mean score", "share of positives", [.. of.Curves.Reliability.Select(bin => new CurvePoint(bin.MeanScore, bin.PositiveShare))], Axis.Share, Axis.Share, diagonal: true, dots: true))
            .Append(Plot.Of("Cost by threshold", "threshold", "mean cost per row", of.Curves.Cost, Axis.Share, null, diagonal: false));
        Slices(page, of);
        Features(page, of);
        return page.Append("</html>\n").ToString();
    }

    private static void Figures(StringBuilder page, Evaluation of)
    {
        var (model, champion) = (of.Metrics, of.Champion.Metrics);
        page.Append("<h2>Figures</h2><table><tr><th>on the test rows<th>this model<th>champion<th>difference</tr>");
        Row(page, "AUC", Html.Number(model.Auc), Html.Number(champion?.Auc), Html.Number(of.Champion.AucDifference));
        Row(page, "PR-AUC", Html.Number(model.PrAuc), Html.Number(champion?.PrAuc), "");
        Row(page, "log-loss", Html.Number(model.LogLoss), Html.Number(champion?.LogLoss), "");
        Row(page, "Brier", Html.Number(model.Brier), Html.Number(champion?.Brier), "");
        Row(page, "calibration error", Html.Number(model.Ece), Html.Number(champion?.Ece), $"uncalibrated {Html.Number(of.EceUncalibrated)}");
        Row(page, $"cost per row at {Html.Number(of.Threshold)}", Html.Number(model.Cost), Html.Number(champion?.Cost), Html.Number(of.Champion.CostDifference));
        Row(page, "cost when nothing is stopped", Html.Number(model.CostOfNothing), "", "");
        page.Append("</table>");
        if (of.Champion.Absent is { } why)
        {
            page.Append(CultureInfo.InvariantCulture, $"<p>Not compared with a champion: {Html.Text(why)}.</p>");
        }
    }

    private static void Slices(StringBuilder page, Evaluation of)
    {
        page.Append("<h2>Slices</h2><table><tr><th>slice<th class=n>rows<th class=n>positives<th>AUC<th>champion's AUC<th>difference<th class=n>calibration error<th class=n>cost</tr>");
        foreach (var line in of.Slices)
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr><td>{Html.Text(line.Slice)}<td class=n>{line.Model.Rows}<td class=n>{line.Model.Positives}<td>{Html.Number(line.Model.Auc)}");
            page.Append(CultureInfo.InvariantCulture, $"<td>{Html.Number(line.Champion?.Auc)}<td>{Html.Number(line.AucDifference)}<td class=n>{Html.Number(line.Model.Ece)}<td class=n>{Html.Number(line.Model.Cost)}</tr>");
        }

        page.Append("</table>");
    }

    private static void Features(StringBuilder page, Evaluation of)
    {
        var most = Math.Max(of.Importance.Select(one => one.AucDrop).DefaultIfEmpty().Max(), 1e-9);
        page.Append("<h2>Features</h2><p>By how much the AUC falls when the feature's values are dealt out anew.</p><table>");
        foreach (var one in of.Importance.Take(MostFeatures))
        {
            var width = Math.Clamp(one.AucDrop / most, 0, 1) * 200;
            page.Append(CultureInfo.InvariantCulture, $"<tr><td>{Html.Text(one.Feature)}<td class=n>{Html.Number(one.AucDrop)}<td><span class=bar style=\"width:{width:0}px\"></span></tr>");
        }

        page.Append("</table>");
    }

    private static void Row(StringBuilder page, string name, string model, string champion, string difference) =>
        page.Append(CultureInfo.InvariantCulture, $"<tr><td>{name}<td>{model}<td>{champion}<td>{difference}</tr>");
}
