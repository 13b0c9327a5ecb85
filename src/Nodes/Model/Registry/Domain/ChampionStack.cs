namespace MlopsLab.Registry.Domain;

/// <summary>The champions a model could go back to, oldest first, the present one last.</summary>
internal static class ChampionStack
{
    public static IReadOnlyList<long> Of(IEnumerable<AliasMove> moves)
    {
        var stack = new List<long>();
        foreach (var move in moves)
        {
            Apply(stack, move);
        }

        return stack;
    }

    public static long? Previous(IEnumerable<AliasMove> moves, IReadOnlySet<long> rejected)
    {
        var stack = Of(moves);
        var current = stack.Count == 0 ? 0 : stack[^1];
        var earlier = stack.Take(stack.Count - 1).Where(version => version != current && !rejected.Contains(version));
        return earlier.Select(version => (long?)version).LastOrDefault();
    }

    /// <summary>Moving to the champion right before is going back, whoever asks for it and by whichever way.</summary>
    public static MoveKind KindOf(IEnumerable<AliasMove> moves, long to, MoveKind asked)
    {
        var stack = Of(moves);
        return stack.Count > 1 && stack[^2] == to ? MoveKind.Rollback : asked;
    }

    private static void Apply(List<long> stack, AliasMove move)
    {
        var earlier = stack.LastIndexOf(move.To);
        if (move.Kind == MoveKind.Rollback && earlier >= 0)
        {
            stack.RemoveRange(earlier + 1, stack.Count - earlier - 1);
            return;
        }

        stack.Add(move.To);
    }
}
