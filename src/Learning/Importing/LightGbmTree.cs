namespace MlopsLab.Learning.Importing;

/// <summary>One tree: arrays by split, children below 0 are leaves. Decision type: bit 0 category, bit 1 missing goes left, bits 2 and 3 what is missing.</summary>
internal sealed class LightGbmTree
{
    private const int MostLeaves = 4_097;

    private readonly LightGbmText text;
    private readonly FeatureInput[] inputs;
    private readonly int[] input;
    private readonly double[] threshold;
    private readonly int[] decision;
    private readonly int[] left;
    private readonly int[] right;
    private readonly double[] leaves;
    private readonly int[] bounds;
    private readonly uint[] words;

    private LightGbmTree(LightGbmText text, FeatureInput[] inputs)
    {
        (this.text, this.inputs) = (text, inputs);
        var count = text.Whole("num_leaves", MostLeaves);
        if (count == 0 || text.Find("is_linear") is not (null or "0"))
        {
            throw text.Refused("is_linear", "says that leaves hold linear models, or there is no leaf; neither is read.");
        }

        leaves = text.Numbers("leaf_value", count);
        (input, decision) = (OfSplits("split_feature"), OfSplits("decision_type"));
        (left, right) = (OfSplits("left_child"), OfSplits("right_child"));
        threshold = count == 1 ? [] : text.Numbers("threshold", count - 1);
        var sets = text.Whole("num_cat", MostLeaves);
        bounds = sets == 0 ? [0] : text.Wholes("cat_boundaries", sets + 1);
        if (bounds[0] != 0 || bounds.Zip(bounds.Skip(1)).Any(pair => pair.First > pair.Second) || bounds[^1] > ModelImport.MaxBytes)
        {
            throw text.Refused("cat_boundaries", "must rise from 0.");
        }

        words = sets == 0 ? [] : text.Words("cat_threshold", bounds[^1]);

        int[] OfSplits(string name) => count == 1 ? [] : text.Wholes(name, count - 1);
    }

    public static Tree Read(LightGbmText text, FeatureInput[] inputs, double factor)
    {
        var tree = new LightGbmTree(text, inputs);
        return ForeignTree.Read(tree.left.Length == 0 ? -1 : 0, tree.left.Length, at => tree.Leaf(at) * factor, tree.Split, text.Offset);
    }

    private double? Leaf(int at) => at < 0 && ~at < leaves.Length ? leaves[~at] : null;

    private TreeSplit Split(int at)
    {
        var isCategory = (decision[at] & 1) != 0;
        if (input[at] < 0 || input[at] >= inputs.Length || isCategory != (inputs[input[at]].Kind == FeatureKind.Category))
        {
            throw text.Refused("split_feature", $"splits on column {input[at]}, which is not there or of another kind.");
        }

        return isCategory
            ? new(input[at], 0, LevelsOf(at), false, left[at], right[at])
            : new(input[at], Math.Clamp(threshold[at], double.MinValue, double.MaxValue), null, MissingLeft(at), left[at], right[at]);
    }

    /// <summary>0: a missing value is taken for 0. 1: zeros are missing too. 2: missing values have a side.</summary>
    private bool MissingLeft(int at) => ((decision[at] >> 2) & 3) switch
    {
        0 => threshold[at] >= 0,
        2 => (decision[at] & 2) != 0,
        _ => throw text.Refused("decision_type", "takes zeros for missing values, which is not read; train with zero_as_missing=false."),
    };

    private int[] LevelsOf(int at)
    {
        var set = threshold[at];
        if (!(set >= 0 && set < bounds.Length - 1 && set == Math.Floor(set)))
        {
            throw text.Refused("threshold", $"names the set of categories {set}, which is not there.");
        }

        var own = words.AsMemory(bounds[(int)set]..bounds[(int)set + 1]);
        var levels = inputs[input[at]].Levels?.Count ?? 0;
        return [.. Enumerable.Range(0, Math.Min(own.Length * 32, levels)).Where(level => (own.Span[level / 32] >> (level % 32) & 1) != 0)];
    }
}
