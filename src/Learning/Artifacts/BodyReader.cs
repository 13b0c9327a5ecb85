namespace MlopsLab.Learning.Artifacts;

internal static class BodyReader
{
    private const int MostTrees = 10_000;
    private const int MostSplits = 4_096;

    public static ModelBody Read(Place place, IReadOnlyList<FeatureInput> inputs) => place["kind"].Text(40) switch
    {
        "linear" => Linear(place, inputs),
        "trees" => new TreesBody(
            place["base"].Number(),
            place["trees"].List(MostTrees, tree => One(tree, inputs)),
            place.Find("link") is { } link ? LinkOf(link) : Link.Logistic,
            place.Find("single")?.Truth() ?? false),
        var kind => throw new RefusedException($"{place.Path}.kind", $"'{kind}' is neither linear nor trees."),
    };

    private static Link LinkOf(Place place) => place.Text(40) switch
    {
        "logistic" => Link.Logistic,
        "identity" => Link.Identity,
        "exponential" => Link.Exponential,
        var link => throw new RefusedException(place.Path, $"'{link}' is none of logistic, identity, exponential."),
    };

    private static LinearBody Linear(Place place, IReadOnlyList<FeatureInput> inputs)
    {
        var terms = place["terms"].List(inputs.Count, Term);
        Require(terms.Length == inputs.Count, place, $"has {terms.Length} terms for {inputs.Count} inputs.");
        for (var i = 0; i < terms.Length; i++)
        {
            var levels = inputs[i].Kind == FeatureKind.Category ? Math.Max(inputs[i].Levels?.Count ?? 0, 1) : -1;
            Require((terms[i].Levels?.Count ?? -1) == levels, place, $"term {i} does not fit input '{inputs[i].Name}'.");
        }

        return new(place["intercept"].Number(), terms);
    }

    private static LinearTerm Term(Place place) => new(
        place["slope"].Number(),
        place["missing"].Number(),
        place.Find("levels")?.List(int.MaxValue, level => level.Number()));

    private static Tree One(Place place, IReadOnlyList<FeatureInput> inputs)
    {
        var input = place["input"].List(MostSplits, item => item.Whole(0, inputs.Count - 1));
        var threshold = place["threshold"].List(MostSplits, item => item.Number());
        var missingLeft = place["missingLeft"].List(MostSplits, item => item.Truth());
        var left = place["left"].List(MostSplits, item => item.Whole(int.MinValue, int.MaxValue));
        var right = place["right"].List(MostSplits, item => item.Whole(int.MinValue, int.MaxValue));
        var levels = place.Find("leftLevels")?.List(MostSplits, Levels) ?? new int[]?[input.Length];
        var leaves = place["leaves"].List(MostSplits + 1, item => item.Number());
        int[] lengths = [threshold.Length, missingLeft.Length, left.Length, right.Length, levels.Length, leaves.Length - 1];
        Require(lengths.All(length => length == input.Length), place, "has columns of different lengths.");
        var splits = new TreeSplit[input.Length];
        for (var i = 0; i < splits.Length; i++)
        {
            splits[i] = new(input[i], threshold[i], levels[i], missingLeft[i], left[i], right[i]);
            Check(splits[i], inputs, place);
        }

        CheckShape(splits, place);
        return new(splits, leaves);
    }

    private static int[]? Levels(Place place) => place.Value.ValueKind == System.Text.Json.JsonValueKind.Null
        ? null
        : place.List(int.MaxValue, level => level.Whole(0, int.MaxValue));

    private static void Check(TreeSplit split, IReadOnlyList<FeatureInput> inputs, Place place)
    {
        if (split.LeftLevels is not { } levels)
        {
            return;
        }

        var known = inputs[split.Input].Levels?.Count ?? 0;
        var ascending = levels.Zip(levels.Skip(1)).All(pair => pair.First < pair.Second);
        Require(ascending && levels.All(level => level < known), place, "sends levels left that the input does not have.");
    }

    /// <summary>Every split but the first and every leaf has exactly one parent, and children come later: so no walk is endless.</summary>
    private static void CheckShape(TreeSplit[] splits, Place place)
    {
        var seenSplits = new bool[splits.Length];
        var seenLeaves = new bool[splits.Length + 1];
        for (var at = 0; at < splits.Length; at++)
        {
            Claim(splits[at].Left, at);
            Claim(splits[at].Right, at);
        }

        void Claim(int child, int parent)
        {
            var seen = child >= 0 ? seenSplits : seenLeaves;
            var index = child >= 0 ? child : ~child;
            Require(index < seen.Length && !seen[index] && (child < 0 || child > parent), place, $"split {parent} has a wrong child {child}.");
            seen[index] = true;
        }
    }

    private static void Require(bool holds, Place place, string problem)
    {
        if (!holds)
        {
            throw new RefusedException(place.Path, problem);
        }
    }
}
