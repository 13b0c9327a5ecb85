namespace MlopsLab.Learning.Trees;

/// <summary>One fit: grows trees while the newest rows gain from them, then as many again from all rows; or goes on where an earlier one was.</summary>
internal sealed class GbdtFit(Dataset train, GbdtOptions options, Crew crew, FitCheckpoints checkpoints, Action<FitPoint> tell, CancellationToken ct)
{
    /// <summary>As many trees as there are at most when the newest rows cannot say how many are right.</summary>
    private const int Unwatched = 100;

    private readonly FitState? last = FitState.Read(checkpoints.Last, train.Rows);

    public Boosting Run()
    {
        var held = options.Patience == 0 ? 0 : (int)(train.Rows * options.HeldShare);
        if (!Judges(held))
        {
            return Grown(options.Patience == 0 ? options.Trees : Math.Min(options.Trees, Unwatched), 0);
        }

        var first = options.Refit ? 0.5 : 1;
        return last is { Held: 0 } refit ? Grown(refit.Target, first) : Watched(held, first);
    }

    /// <summary>Rows of one class only would call for ever more trees.</summary>
    private bool Judges(int held)
    {
        var watching = train.Slice(train.Rows - held, held);
        return held > 0 && (train.Outcome == Outcome.Number || (watching.Positives > 0 && watching.Positives < held));
    }

    private Boosting Watched(int held, double first)
    {
        var boosting = new Boosting(train, held, options, crew);
        var watch = new EarlyStop(train.Slice(train.Rows - held, held), options.Patience);
        if (last is { } state && state.Held == held)
        {
            boosting.GoOn(state);
            watch.GoOn(state);
        }

        for (var done = boosting.Trees.Count; done < options.Trees; done++)
        {
            ct.ThrowIfCancellationRequested();
            boosting.AddTree();
            var enough = watch.ShouldStop(boosting.Held);
            tell(new(first * (done + 1) / options.Trees, done + 1, watch.Latest));
            if (enough)
            {
                break;
            }

            Keep(boosting, held, options.Trees, watch);
        }

        var best = Math.Max(watch.BestTrees, 1);
        boosting.Keep(best);
        return options.Refit ? Grown(best, first) : boosting;
    }

    /// <param name="from">Share of the whole that was done before.</param>
    private Boosting Grown(int trees, double from)
    {
        var boosting = new Boosting(train, 0, options, crew);
        if (last is { Held: 0 } state && state.Target == trees)
        {
            boosting.GoOn(state);
        }

        for (var done = boosting.Trees.Count; done < trees; done++)
        {
            ct.ThrowIfCancellationRequested();
            var tree = boosting.AddTree();
            tell(new(from + ((1 - from) * (done + 1.0) / trees), done + 1, null));
            if (tree.Splits.Count == 0 && options is { RowShare: 1, ColumnShare: 1 })
            {
                break;
            }

            Keep(boosting, 0, trees, null);
        }

        return boosting;
    }

    private void Keep(Boosting boosting, int held, int target, EarlyStop? watch)
    {
        if (checkpoints.IsDue())
        {
            checkpoints.Keep(new FitState(held, target, watch?.Best ?? 0, watch?.BestTrees ?? 0, boosting.Scores.ToArray(), boosting.Trees).ToBytes());
        }
    }
}
