using System.Diagnostics.CodeAnalysis;

namespace MlopsLab.Learning.Trees;

/// <summary>
/// One tree that grows leaf-wise: always the leaf that gains most is split next. Dividing a leaf depends on nothing but the
/// leaf, so several threads divide ahead (the next best leaf while the best is still at work) and the splits are then taken
/// in the one right order: the tree is the same for any number of threads.
/// </summary>
internal sealed class Growth
{
    private readonly object gate = new();
    private readonly LeafDivider divider;
    private readonly int budget;
    private readonly List<Leaf> leaves;
    private readonly List<(int Leaf, Split Split)> splits = [];
    private int started;
    private bool over;

    public Growth(Leaf root, int mostLeaves, LeafDivider divider)
    {
        (this.divider, budget, leaves) = (divider, mostLeaves - 1, [root]);
    }

    /// <summary>In the order they were made; the left child keeps the leaf's number and the right one gets the next.</summary>
    public IReadOnlyList<(int Leaf, Split Split)> Splits => splits;

    public IReadOnlyList<Leaf> Leaves => leaves;

    /// <summary>What each member of a crew does until the tree is grown.</summary>
    public void Work()
    {
        while (TryTake(out var leaf, out var last))
        {
            try
            {
                leaf.Children = divider.Divide(leaf, childrenAreFinal: last);
            }
            catch
            {
                Finish(leaf, failed: true);
                throw;
            }

            Finish(leaf, failed: false);
        }
    }

    private void Finish(Leaf leaf, bool failed)
    {
        lock (gate)
        {
            leaf.State = LeafState.Grown;
            over |= failed;
            Monitor.PulseAll(gate);
        }
    }

    private bool TryTake([NotNullWhen(true)] out Leaf? leaf, out bool last)
    {
        lock (gate)
        {
            for (Advance(); !over; Advance())
            {
                leaf = Next();
                if (leaf is not null)
                {
                    leaf.State = LeafState.Growing;
                    started++;
                    last = splits.Count == budget - 1;
                    return true;
                }

                Monitor.Wait(gate);
            }

            (leaf, last) = (null, false);
            return false;
        }
    }

    /// <summary>Takes the splits whose turn it is and that somebody has already made.</summary>
    private void Advance()
    {
        while (!over)
        {
            var at = Widest();
            if (splits.Count == budget || leaves[at].Best is not { } split)
            {
                over = true;
                Monitor.PulseAll(gate);
            }
            else if (leaves[at] is { State: LeafState.Grown, Children: { } children })
            {
                splits.Add((at, split));
                leaves[at] = children.Left;
                leaves.Add(children.Right);
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>The leaf whose turn it is, or else one whose turn will probably come.</summary>
    private Leaf? Next()
    {
        var turn = leaves[Widest()];
        if (turn.State == LeafState.Open)
        {
            return turn;
        }

        Leaf? best = null;
        if (started < budget)
        {
            leaves.ForEach(leaf => Ahead(leaf, ref best));
        }

        return best;
    }

    private static void Ahead(Leaf leaf, ref Leaf? best)
    {
        if (leaf is { State: LeafState.Open, Best: { } split } && split.Gain > (best?.Best?.Gain ?? 0))
        {
            best = leaf;
        }
        else if (leaf.Children is { } children && leaf.State == LeafState.Grown)
        {
            Ahead(children.Left, ref best);
            Ahead(children.Right, ref best);
        }
    }

    private int Widest()
    {
        var best = 0;
        for (var i = 1; i < leaves.Count; i++)
        {
            best = (leaves[i].Best?.Gain ?? 0) > (leaves[best].Best?.Gain ?? 0) ? i : best;
        }

        return best;
    }
}
