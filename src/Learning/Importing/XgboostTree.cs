namespace MlopsLab.Learning.Importing;

/// <summary>One tree: arrays by node, a leaf where there is no left child. Left when value &lt; condition, or when the category is not listed.</summary>
internal sealed class XgboostTree
{
    private const int MostLevels = 10_000;

    private readonly Node node;
    private readonly int inputs;
    private readonly int[] left;
    private readonly int[] right;
    private readonly int[] input;
    private readonly double[] condition;
    private readonly double[] missingLeft;
    private readonly double[] kinds;
    private readonly Dictionary<int, int[]> listed;

    private XgboostTree(Node node, int inputs, int[] categories)
    {
        (this.node, this.inputs) = (node, inputs);
        left = Whole("left_children");
        (right, input) = (Whole("right_children"), Whole("split_indices"));
        (condition, missingLeft) = (node["split_conditions"].NumberList(), node["default_left"].NumberList());
        kinds = node.Find("split_type")?.NumberList() ?? [];
        var lengths = new[] { right.Length, input.Length, condition.Length, missingLeft.Length, kinds.Length == 0 ? left.Length : kinds.Length };
        if (left.Length == 0 || lengths.Any(length => length != left.Length))
        {
            throw node.Refused("is a tree whose arrays have different lengths.");
        }

        if (node["tree_param"].Find("size_leaf_vector")?.Text is not (null or "0" or "1"))
        {
            throw node["tree_param"].Refused("has leaves with several answers, which are not read.");
        }

        listed = Listed(categories);
    }

    /// <param name="categories">How many levels each category has (0 = number); grows when the tree lists higher ones.</param>
    public static Tree Read(Node node, int inputs, int[] categories)
    {
        var tree = new XgboostTree(node, inputs, categories);
        return ForeignTree.Read(0, tree.left.Length, tree.Leaf, at => tree.Split(at, categories), node.Offset);
    }

    private double? Leaf(int at) => at >= 0 && at < left.Length && left[at] < 0 ? (float)condition[at] : null;

    private TreeSplit Split(int at, int[] categories)
    {
        if (input[at] < 0 || input[at] >= inputs)
        {
            throw node.Refused($"is a tree that splits on column {input[at]} of {inputs}.");
        }

        var isCategory = kinds.Length > 0 && kinds[at] != 0;
        if (isCategory != categories[input[at]] > 0)
        {
            throw node.Refused($"is a tree that takes column {input[at]} for a number here and for a category there.");
        }

        if (!isCategory && double.IsNaN(condition[at]))
        {
            throw node.Refused($"is a tree whose split {at} has no condition.");
        }

        var missing = missingLeft[at] != 0;
        return isCategory
            ? new(input[at], 0, [.. Enumerable.Range(0, categories[input[at]]).Except(listed.GetValueOrDefault(at) ?? [])], missing, left[at], right[at])
            : new(input[at], MathF.BitDecrement((float)condition[at]), null, missing, left[at], right[at]);
    }

    private Dictionary<int, int[]> Listed(int[] categories)
    {
        if (node.Find("categories_nodes") is not { } nodes)
        {
            return [];
        }

        var (levels, starts, sizes) = (Whole("categories"), Whole("categories_segments"), Whole("categories_sizes"));
        var found = new Dictionary<int, int[]>();
        foreach (var (segment, at) in Whole("categories_nodes").Index())
        {
            if (segment >= starts.Length || segment >= sizes.Length || at < 0 || at >= input.Length || input[at] < 0 || input[at] >= inputs
                || starts[segment] < 0 || sizes[segment] < 0 || starts[segment] > levels.Length - sizes[segment])
            {
                throw nodes.Refused("lists categories that are not there.");
            }

            found[at] = levels[starts[segment]..(starts[segment] + sizes[segment])];
            var highest = found[at].Length == 0 ? 0 : found[at].Max();
            if (highest >= MostLevels)
            {
                throw nodes.Refused($"lists category {highest}; {MostLevels} are allowed.");
            }

            // Files without feature types say only here which columns are categories.
            categories[input[at]] = Math.Max(Math.Max(categories[input[at]], highest + 1), 256);
        }

        return found;
    }

    private int[] Whole(string name)
    {
        var numbers = node[name].NumberList();
        return Array.TrueForAll(numbers, number => number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue)
            ? Array.ConvertAll(numbers, number => (int)number)
            : throw node[name].Refused("must hold whole numbers.");
    }
}
