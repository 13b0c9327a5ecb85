using MlopsLab.Learning.Artifacts;

namespace MlopsLab.Learning.Importing;

/// <summary>Walks another library's tree from its root and writes it down in the lab's order: parents before children, every node once.</summary>
internal static class ForeignTree
{
    private const int MostSplits = 4_096;
    private const int MostLevels = 1_000_000;

    /// <param name="nodes">How many nodes or splits there may be.</param>
    /// <param name="leafOf">A node's answer when it is a leaf, else null.</param>
    /// <param name="splitOf">A node's split, and the nodes on its left and right in the place of the children.</param>
    /// <param name="offset">Where the tree is in the file.</param>
    public static Tree Read(int root, int nodes, Func<int, double?> leafOf, Func<int, TreeSplit> splitOf, long offset)
    {
        var (splits, leaves, seen, levels) = (new List<TreeSplit>(), new List<double>(), new HashSet<int>(), 0);
        var open = new Stack<(int Node, int Parent, bool Left)>([(root, -1, false)]);
        while (open.TryPop(out var next))
        {
            var leaf = leafOf(next.Node);
            if (!seen.Add(next.Node) || splits.Count > MostSplits || (leaf is null && (next.Node < 0 || next.Node >= nodes)))
            {
                throw new RefusedException($"byte {offset}", $"is a tree that is none: node {next.Node} is met twice, is not there, or is one too many.");
            }

            if (next.Parent >= 0)
            {
                var child = leaf is null ? splits.Count : ~leaves.Count;
                var parent = splits[next.Parent];
                splits[next.Parent] = next.Left ? parent with { Left = child } : parent with { Right = child };
            }

            if (leaf is { } answer)
            {
                leaves.Add(double.IsFinite(answer) ? answer : throw new RefusedException($"byte {offset}", $"is a tree whose node {next.Node} has no finite answer."));
                continue;
            }

            var split = splitOf(next.Node);
            levels += split.LeftLevels?.Count ?? 0;
            if (levels > MostLevels)
            {
                throw new RefusedException($"byte {offset}", $"is a tree that lists more than {MostLevels} categories.");
            }

            open.Push((split.Right, splits.Count, false));
            open.Push((split.Left, splits.Count, true));
            splits.Add(split);
        }

        return new(splits, leaves);
    }
}
