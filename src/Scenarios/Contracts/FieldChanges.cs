namespace MlopsLab.Scenarios;

/// <summary>Fields that came, went, got another name or another place, and what changed in the others.</summary>
internal static class FieldChanges
{
    public static IEnumerable<ContractDifference> Between(IReadOnlyList<Field> from, IReadOnlyList<Field> to)
    {
        var removed = from.Where(field => Find(to, field.Name) is null).ToList();
        var added = to.Where(field => Find(from, field.Name) is null).ToList();
        var renamed = Renamed(removed, added);
        return
        [
            .. renamed.Select(pair => new ContractDifference(ChangeKind.FieldRenamed, pair.To.Name, pair.From.Name, pair.To.Name)),
            .. removed.Except(renamed.Select(pair => pair.From)).Select(field => new ContractDifference(ChangeKind.FieldRemoved, field.Name, FieldChange.Words(field), null)),
            .. added.Except(renamed.Select(pair => pair.To)).Select(Added),
            .. Same(from, to).Concat(renamed).SelectMany(pair => FieldChange.Between(pair.From, pair.To)),
            .. Moved(from, to),
        ];
    }

    private static ContractDifference Added(Field field) =>
        new(field.Nullable ? ChangeKind.FieldAdded : ChangeKind.RequiredFieldAdded, field.Name, null, FieldChange.Words(field));

    private static IEnumerable<(Field From, Field To)> Same(IReadOnlyList<Field> from, IReadOnlyList<Field> to)
    {
        foreach (var field in from)
        {
            if (Find(to, field.Name) is { } same)
            {
                yield return (field, same);
            }
        }
    }

    // A guess: one that went and one that came look alike, and no other does.
    private static List<(Field From, Field To)> Renamed(List<Field> removed, List<Field> added)
    {
        var pairs = new List<(Field From, Field To)>();
        foreach (var gone in removed)
        {
            if (added.FindAll(field => Alike(gone, field)) is [var come] && removed.Count(field => Alike(field, come)) == 1)
            {
                pairs.Add((gone, come));
            }
        }

        return pairs;
    }

    private static bool Alike(Field one, Field other) =>
        one.Type == other.Type && one.Unit == other.Unit && one.Nullable == other.Nullable && one.KnownAfter == other.KnownAfter
        && one.Min == other.Min && one.Max == other.Max && (one.Values ?? []).SequenceEqual(other.Values ?? []);

    // One difference for all of them: which ones moved depends on how one counts.
    private static IEnumerable<ContractDifference> Moved(IReadOnlyList<Field> from, IReadOnlyList<Field> to)
    {
        var before = from.Select(field => field.Name).Where(name => Find(to, name) is not null);
        var after = to.Select(field => field.Name).Where(name => Find(from, name) is not null);
        return before.SequenceEqual(after) ? [] : [new(ChangeKind.FieldMoved, "fields", null, null)];
    }

    private static Field? Find(IReadOnlyList<Field> fields, string name) => fields.FirstOrDefault(field => field.Name == name);
}
