namespace MlopsLab.Scenarios;

/// <summary>Levels of a category that came, went or changed places.</summary>
internal static class DomainChange
{
    public static IEnumerable<ContractDifference> Between(Field from, Field to)
    {
        var (before, after) = (from.Values ?? [], to.Values ?? []);
        if (before.Except(after).ToArray() is { Length: > 0 } gone)
        {
            yield return new(ChangeKind.DomainNarrowed, to.Name, string.Join(", ", gone), null);
        }

        if (after.Except(before).ToArray() is { Length: > 0 } come)
        {
            yield return new(ChangeKind.DomainWidened, to.Name, null, string.Join(", ", come));
        }

        if (before.Index().FirstOrDefault(level => PlaceIn(after, level.Item) is >= 0 and var place && place != level.Index) is { Item: { } moved, Index: var was })
        {
            yield return new(ChangeKind.DomainReordered, to.Name, $"{moved} as number {was + 1}", $"number {PlaceIn(after, moved) + 1}");
        }
    }

    private static int PlaceIn(IReadOnlyList<string> levels, string level) => levels.Index().Where(other => other.Item == level).Select(other => other.Index).FirstOrDefault(-1);
}
