using System.Globalization;

namespace MlopsLab.Scenarios;

/// <summary>What changed in one field.</summary>
internal static class FieldChange
{
    public static IEnumerable<ContractDifference> Between(Field from, Field to) =>
    [
        .. TypeChange(from, to),
        .. UnitChange(from, to),
        .. Flag(from.Nullable, to.Nullable, ChangeKind.NullableRelaxed, ChangeKind.NullableTightened, "required", "nullable", to.Name),
        .. from.Type == to.Type ? [.. DomainChange.Between(from, to), .. Limit("min", from.Min, to.Min, to.Name, lowerIsWider: true), .. Limit("max", from.Max, to.Max, to.Name, lowerIsWider: false)] : (ContractDifference[])[],
        .. Flag(from.KnownAfter, to.KnownAfter, ChangeKind.KnownLater, ChangeKind.KnownEarlier, "before the decision", "after the decision", to.Name),
        .. from.Description == to.Description ? (ContractDifference[])[] : [new(ChangeKind.DescriptionChanged, to.Name, null, null)],
    ];

    /// <summary>A field in a few words, for example <c>number in EUR, nullable</c>.</summary>
    public static string Words(Field field) =>
        $"{NameOf(field.Type)}{(field.Unit is null ? string.Empty : $" in {field.Unit}")}, {(field.Nullable ? "nullable" : "required")}";

    // Every level of a category is text; of other types no value of one is a value of the other.
    private static IEnumerable<ContractDifference> TypeChange(Field from, Field to) => from.Type == to.Type ? [] :
    [
        new(
            (from.Type, to.Type) switch
            {
                (FieldType.Category, FieldType.Text) => ChangeKind.TypeWidened,
                (FieldType.Text, FieldType.Category) => ChangeKind.TypeNarrowed,
                _ => ChangeKind.TypeChanged,
            },
            to.Name,
            NameOf(from.Type),
            NameOf(to.Type)),
    ];

    private static IEnumerable<ContractDifference> UnitChange(Field from, Field to) =>
        from.Unit == to.Unit ? [] : [new(from.Unit is null ? ChangeKind.UnitNamed : ChangeKind.UnitChanged, to.Name, from.Unit, to.Unit ?? "no unit")];

    private static IEnumerable<ContractDifference> Flag(bool from, bool to, ChangeKind raised, ChangeKind lowered, string off, string on, string name) =>
        from == to ? [] : [to ? new(raised, name, off, on) : new(lowered, name, on, off)];

    private static IEnumerable<ContractDifference> Limit(string which, double? from, double? to, string name, bool lowerIsWider)
    {
        var open = lowerIsWider ? double.NegativeInfinity : double.PositiveInfinity;
        var (before, after) = (from ?? open, to ?? open);
        return before == after ? [] : [new(after < before == lowerIsWider ? ChangeKind.RangeWidened : ChangeKind.RangeNarrowed, name, Text(which, from), Text(which, to))];
    }

    private static string Text(string which, double? limit) => limit is { } number ? string.Create(CultureInfo.InvariantCulture, $"{which} {number}") : $"no {which}";

    private static string NameOf(FieldType type) => type.ToString().ToLowerInvariant();
}
