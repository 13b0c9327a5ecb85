namespace MlopsLab.Learning;

/// <summary>Scores of a model for rows whose inputs lie in another order, or are those of another view.</summary>
public static class Rescoring
{
    /// <summary>One score per row, as the model without any injected fault gives it; null when it needs an input that the rows don't have.</summary>
    public static double[]? Scores(ModelArtifact model, Dataset data)
    {
        if (Places(model, data) is not { } places)
        {
            return null;
        }

        var (x, width) = (new double[data.Rows * model.Inputs.Count], data.Inputs.Count);
        for (var row = 0; row < data.Rows; row++)
        {
            for (var input = 0; input < model.Inputs.Count; input++)
            {
                x[(row * model.Inputs.Count) + input] = Value(model.Inputs[input], data.Inputs[places[input]], data.X[(row * width) + places[input]]);
            }
        }

        var scores = new double[data.Rows];
        Scorer.For(model with { Fault = null }).Score(x, scores);
        return scores;
    }

    private static int[]? Places(ModelArtifact model, Dataset data)
    {
        var known = data.Inputs.Index().ToDictionary(input => input.Item.Name, input => input.Index);
        return model.Inputs.All(input => known.TryGetValue(input.Name, out var at) && data.Inputs[at].Kind == input.Kind)
            ? [.. model.Inputs.Select(input => known[input.Name])]
            : null;
    }

    // A level that the model never saw is missing to it.
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
