using MlopsLab.Learning;
using MlopsLab.Learning.Leaks;
using MlopsLab.Scenarios;

namespace MlopsLab.Training.Domain;

/// <summary>Refuses to fit when a feature leaks the label and nobody took the responsibility for it.</summary>
internal static class LeakCheck
{
    /// <exception cref="LeakRefusedException">A feature leaks and is not allowed.</exception>
    public static void Require(RunOrder order, Dataset past, Dataset later, CancellationToken ct)
    {
        Leak[] leaks = [.. ByName(order, past), .. LeakSearch.Find(past, later, new LeakLimits(), without => ScoresOfRest(order, past, later, without, ct))];
        var refused = leaks.Where(leak => !order.AllowedLeaks.ContainsKey(leak.Feature) && !IsOfOthers(order.Scenario, leak.Feature)).ToArray();
        if (refused.Length > 0)
        {
            throw new LeakRefusedException(
                $"{string.Join("; ", refused.DistinctBy(leak => leak.Feature).Select(leak => $"'{leak.Feature}' leaks the label: {leak.Evidence}"))}. "
                + $"Take the feature out of the scenario, or allow it with `lab train --allow-leak {refused[0].Feature} --why \"<reason>\"`.");
        }
    }

    // A ratio of two other features knows nothing that they don't: they are tried themselves.
    private static bool IsOfOthers(Scenario scenario, string feature) =>
        scenario.View.Features.FirstOrDefault(definition => definition.Name == feature) is RatioFeature ratio && IsInput(scenario, ratio.Of) && IsInput(scenario, ratio.To);

    private static bool IsInput(Scenario scenario, string part) =>
        scenario.View.Features.Any(definition => definition.Name == part || definition is FieldFeature { Field: var field } && field == part);

    private static IEnumerable<Leak> ByName(RunOrder order, Dataset past) => past.Inputs
        .Where(input => LeakNames.IsLabel(input.Name, order.Scenario.Label.Column))
        .Select(input => new Leak(input.Name, double.NaN, "its name is the label's"));

    private static double[] ScoresOfRest(RunOrder order, Dataset past, Dataset later, IReadOnlySet<int> without, CancellationToken ct)
    {
        var (fit, test) = (Rest(past, without), Rest(later, without));
        var body = order.Learner.Fit(fit, order.Settings, _ => { }, ct).Body;
        var artifact = new ModelArtifact("", "", "", "", order.Learner.Name, order.Settings.Values, fit.Inputs, body, 0.5, new Dictionary<string, double>());
        var scores = new double[test.Rows];
        Scorer.For(artifact).Score(test.X, scores);
        return scores;
    }

    private static Dataset Rest(Dataset data, IReadOnlySet<int> without)
    {
        var kept = Enumerable.Range(0, data.Inputs.Count).Where(feature => !without.Contains(feature)).ToArray();
        var x = new double[data.Rows * kept.Length];
        for (var row = 0; row < data.Rows; row++)
        {
            var values = data.Row(row);
            for (var place = 0; place < kept.Length; place++)
            {
                x[(row * kept.Length) + place] = values[kept[place]];
            }
        }

        return new([.. kept.Select(feature => data.Inputs[feature])], x, data.Y.ToArray());
    }
}
