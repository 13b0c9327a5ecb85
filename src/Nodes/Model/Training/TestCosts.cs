using System.Globalization;
using MlopsLab.Learning;
using MlopsLab.Scenarios;

namespace MlopsLab.Training;

/// <summary>What each kind of mistake costs on every test row, from the scenario's formulas and the records themselves.</summary>
internal static class TestCosts
{
    public static async Task<MistakeCosts[]> ReadAsync(
        IngestionClient ingestion, Scenario scenario, string snapshotId, IReadOnlyList<string> ids, CancellationToken ct)
    {
        if (Constant(scenario.Decision) is { } same)
        {
            return [.. Enumerable.Repeat(same, ids.Count)];
        }

        var positions = ids.Index().GroupBy(id => id.Item).ToDictionary(group => group.Key, group => group.First().Index);
        var (reader, formulas) = (new RowReader(scenario), new DecisionCosts(scenario));
        var costs = new MistakeCosts?[ids.Count];
        await foreach (var record in ingestion.RecordsAsync(snapshotId, ct))
        {
            if (positions.TryGetValue(record.Id, out var at) && reader.Read(record.Fields).Row is { } row)
            {
                costs[at] = new(formulas.FalsePositive(row), formulas.FalseNegative(row));
            }
        }

        return Filled(costs);
    }

    private static MistakeCosts? Constant(DecisionRule rule) =>
        Number(rule.FalsePositive) is { } stopping && Number(rule.FalseNegative) is { } missing ? new(stopping, missing) : null;

    private static double? Number(string formula) =>
        double.TryParse(formula, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>A row whose record is gone costs what the others cost on average.</summary>
    private static MistakeCosts[] Filled(MistakeCosts?[] costs)
    {
        var known = costs.OfType<MistakeCosts>().DefaultIfEmpty(new(1, 1)).ToArray();
        var average = new MistakeCosts(known.Average(cost => cost.FalsePositive), known.Average(cost => cost.FalseNegative));
        return [.. costs.Select(cost => cost ?? average)];
    }
}
