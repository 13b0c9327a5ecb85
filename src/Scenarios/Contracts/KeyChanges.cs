namespace MlopsLab.Scenarios;

/// <summary>Entities whose history windows keep.</summary>
internal static class KeyChanges
{
    public static IEnumerable<ContractDifference> Between(IReadOnlyList<EntityKey> from, IReadOnlyList<EntityKey> to) =>
    [
        .. from.ExceptBy(to.Select(key => key.Name), key => key.Name).Select(key => Change(ChangeKind.KeyRemoved, key.Name, Words(key), null)),
        .. to.ExceptBy(from.Select(key => key.Name), key => key.Name).Select(key => Change(ChangeKind.KeyAdded, key.Name, null, Words(key))),
        .. from.Join(to, key => key.Name, key => key.Name, (before, after) => (Before: before, After: after))
            .Where(pair => pair.Before != pair.After)
            .Select(pair => Change(ChangeKind.KeyChanged, pair.After.Name, Words(pair.Before), Words(pair.After))),
    ];

    private static ContractDifference Change(ChangeKind kind, string name, string? from, string? to) => new(kind, $"key {name}", from, to);

    private static string Words(EntityKey key) => key.Field ?? "the whole stream";
}
