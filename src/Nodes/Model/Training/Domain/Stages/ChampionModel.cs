using MlopsLab.Learning;

namespace MlopsLab.Training.Domain.Stages;

/// <summary>The champion that a run is compared with, or why there is none.</summary>
internal sealed record ChampionModel(string? Hash, ModelArtifact? Artifact, string? Absent)
{
    /// <summary>Its scores of the rows, whose inputs it may take in another order; null when it needs one that they don't have.</summary>
    public double[]? Scores(Dataset data)
    {
        if (Artifact is not { } champion || Places(champion, data) is not { } places)
        {
            return null;
        }

        var (x, width) = (new double[data.Rows * champion.Inputs.Count], data.Inputs.Count);
        for (var row = 0; row < data.Rows; row++)
        {
            for (var input = 0; input < champion.Inputs.Count; input++)
            {
                x[(row * champion.Inputs.Count) + input] = Value(champion.Inputs[input], data.Inputs[places[input]], data.X[(row * width) + places[input]]);
            }
        }

        var scores = new double[data.Rows];
        Scorer.For(champion with { Fault = null }).Score(x, scores);
        return scores;
    }

    private static int[]? Places(ModelArtifact champion, Dataset data)
    {
        var known = data.Inputs.Index().ToDictionary(input => input.Item.Name, input => input.Index);
        return champion.Inputs.All(input => known.TryGetValue(input.Name, out var at) && data.Inputs[at].Kind == input.Kind)
            ? [.. champion.Inputs.Select(input => known[input.Name])]
            : null;
    }

    // A level that the champion never saw is missing to it.
    private static double Value(FeatureInput wanted, FeatureInput given, double value)
    {
        if (wanted.Kind != FeatureKind.Category || double.IsNaN(value) || given.Levels is not { } levels || value < 0 || value >= levels.Count)
        {
            return value;
        }

        for (var level = 0; level < wanted.Levels?.Count; level++)
        {
            if (wanted.Levels[level] == levels[(int)value])
            {
                return level;
            }
        }

        return double.NaN;
    }
}
