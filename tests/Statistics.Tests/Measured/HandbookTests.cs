using System.Globalization;
using System.Text;
using MlopsLab.Architecture.Tests;

namespace MlopsLab.Statistics.Tests.Measured;

/// <summary>The tables of docs/handbook/statistics.md are what the simulations give today. LAB_WRITE_DOCS=1 writes them instead.</summary>
public sealed class HandbookTests
{
    private static readonly string Page = Path.Combine(Checkout.Root, "docs", "handbook", "statistics.md");

    [Theory]
    [InlineData("windows")]
    [InlineData("streams")]
    public void Table_is_up_to_date(string part)
    {
        var wanted = part == "windows" ? Windows() : Streams();
        if (Environment.GetEnvironmentVariable("LAB_WRITE_DOCS") == "1")
        {
            File.WriteAllText(Page, Generated.Replace(File.ReadAllText(Page), part, wanted));
        }

        Assert.Equal(wanted, Generated.Find(File.ReadAllText(Page), part));
    }

    private static string Windows()
    {
        var table = new StringBuilder("| statistic | question it answers | reference, window | false alarms at 5 % | shift | found | smallest shift it could see | source |\n|---|---|---|---|---|---|---|---|\n");
        foreach (var rule in WindowRules.All)
        {
            table.Append(CultureInfo.InvariantCulture,
                $"| {rule.Name} | {rule.Question} | {rule.Windows} | {100 * rule.FalseAlarms:0.0} % | {rule.Shift} | {100 * rule.Found:0} % | {rule.Smallest} | {rule.Source} |\n");
        }

        return table.ToString();
    }

    private static string Streams()
    {
        var table = new StringBuilder("| detector | question it answers | false alarms per 10,000 | change | found after (median) | missed in 5,000 | smallest shift it could see | source |\n|---|---|---|---|---|---|---|---|\n");
        foreach (var rule in StreamRules.All)
        {
            table.Append(CultureInfo.InvariantCulture,
                $"| {rule.Name} | {rule.Question} | {rule.FalseAlarms:0.000} | {rule.Change} | {(rule.Missed >= 0.5 ? "–" : rule.Delay.ToString("N0", CultureInfo.InvariantCulture))} | {100 * rule.Missed:0.0} % | {rule.Smallest} | {rule.Source} |\n");
        }

        return table.ToString();
    }
}
