using FsCheck;
using FsCheck.Fluent;

namespace MlopsLab.Scenarios.Tests.Contracts;

/// <summary>Random contracts over few names, so that fields, keys and checks come, go, change and come again.</summary>
public sealed class ContractDiffPropertyTests
{
    private static readonly string[] Levels = ["a", "b", "c", "d"];

    private static readonly Dictionary<ChangeKind, ChangeKind> Mirror = new()
    {
        [ChangeKind.FieldAdded] = ChangeKind.FieldRemoved,
        [ChangeKind.RequiredFieldAdded] = ChangeKind.FieldRemoved,
        [ChangeKind.TypeWidened] = ChangeKind.TypeNarrowed,
        [ChangeKind.NullableRelaxed] = ChangeKind.NullableTightened,
        [ChangeKind.DomainWidened] = ChangeKind.DomainNarrowed,
        [ChangeKind.RangeWidened] = ChangeKind.RangeNarrowed,
        [ChangeKind.KnownLater] = ChangeKind.KnownEarlier,
        [ChangeKind.CheckAdded] = ChangeKind.CheckRemoved,
        [ChangeKind.WarningAdded] = ChangeKind.CheckRemoved,
        [ChangeKind.CheckTightened] = ChangeKind.CheckRelaxed,
        [ChangeKind.CheckRewritten] = ChangeKind.WarningRewritten,
        [ChangeKind.FreshnessTightened] = ChangeKind.FreshnessChanged,
        [ChangeKind.UnitNamed] = ChangeKind.UnitChanged,
        [ChangeKind.KeyAdded] = ChangeKind.KeyRemoved,
        [ChangeKind.VersionRaised] = ChangeKind.VersionLowered,
    };

    private static readonly Gen<List<int>> Parts = Gen.SubListOf(0, 1, 2, 3, 4, 5, 6);

    private static readonly Gen<CheckSeverity> Severities = Gen.Elements(CheckSeverity.Warn, CheckSeverity.Error);

    private static readonly Gen<Field> Fields =
        from name in Gen.Elements("f", "g", "h")
        from type in Gen.Elements(FieldType.Number, FieldType.Category, FieldType.Boolean, FieldType.Text)
        from unit in Gen.Elements(null, "EUR", "ct")
        from nullable in Gen.Elements(true, false)
        from min in Gen.Elements<double?>(null, 0, 1)
        from max in Gen.Elements<double?>(null, 10, 20)
        from values in Gen.Shuffle(Levels)
        from count in Gen.Choose(1, 4)
        from known in Gen.Elements(true, false)
        select type == FieldType.Number
            ? new Field(name, type, unit, nullable, min, max, null, null) { KnownAfter = known }
            : new Field(name, type, null, nullable, null, null, type == FieldType.Category ? values[..count] : null, null) { KnownAfter = known };

    private static readonly Gen<FieldCheck> Checks =
        from name in Gen.Elements("x", "y")
        from expr in Gen.Elements("f > 1", "f > 2")
        from severity in Severities
        select new FieldCheck(name, expr, severity);

    private static readonly Gen<DataContract> Contracts =
        from declared in Gen.Choose(1, 2)
        from fields in Gen.ArrayOf(Fields)
        from key in Gen.Elements("f", "g", null)
        from keys in Gen.SubListOf("one", "two")
        from label in Gen.Elements("y", "z")
        from maturity in Gen.Elements<TimeSpan?>(null, TimeSpan.FromDays(3))
        from checks in Gen.ArrayOf(Checks)
        from ahead in Gen.Choose(1, 2)
        from behind in Gen.Elements<TimeSpan?>(null, TimeSpan.FromDays(1), TimeSpan.FromDays(2))
        from severity in Severities
        select new DataContract(
            declared,
            [.. fields.DistinctBy(field => field.Name)],
            [.. keys.Select(name => new EntityKey(name, key))],
            new(label, null, new(TimeSpan.Zero, 0, null), maturity),
            [.. checks.DistinctBy(check => check.Name)],
            new(TimeSpan.FromHours(ahead), behind, severity));

    [Fact]
    public void A_contract_does_not_differ_from_itself() => Check(Contracts, contract =>
        ContractDiff.Between(contract, DataContract.FromJson(contract.ToJson())).Differences.Count == 0);

    [Fact]
    public void The_hash_changes_exactly_when_something_else_than_words_and_places_does() => Check(Pairs(), pair =>
        pair.A.Hash == pair.B.Hash == Diff(pair.A, pair.B).Differences.All(one => one.Kind == ChangeKind.FieldMoved));

    [Fact]
    public void The_way_back_shows_every_difference_mirrored() => Check(Pairs(), pair =>
        Kinds(pair.A, pair.B).Order().SequenceEqual(Kinds(pair.B, pair.A).Order()));

    [Fact]
    public void Many_steps_are_never_milder_than_the_whole_way() => Check(Triples(), triple =>
        Diff(triple.A, triple.C).Level <= (ChangeLevel)Math.Max((int)Diff(triple.A, triple.B).Level, (int)Diff(triple.B, triple.C).Level));

    [Fact]
    public void Steps_that_touch_different_parts_have_together_the_level_of_the_gravest() => Check(Pairs(), pair =>
    {
        DataContract[] steps =
        [
            pair.A,
            pair.A with { Fields = pair.B.Fields },
            pair.A with { Fields = pair.B.Fields, Checks = pair.B.Checks },
            pair.A with { Fields = pair.B.Fields, Checks = pair.B.Checks, Keys = pair.B.Keys },
            pair.A with { Fields = pair.B.Fields, Checks = pair.B.Checks, Keys = pair.B.Keys, Label = pair.B.Label, Freshness = pair.B.Freshness },
        ];

        return Diff(steps[0], steps[^1]).Level == steps.Zip(steps.Skip(1), Diff).Max(diff => diff.Level);
    });

    private static Gen<(DataContract A, DataContract B)> Pairs() => from a in Contracts from parts in Parts from b in ChangedFrom(a, parts) select (a, b);

    private static Gen<(DataContract A, DataContract B, DataContract C)> Triples() =>
        from a in Contracts from part in Gen.Choose(0, 6) from b in ChangedFrom(a, [part]) from c in ChangedFrom(b, [part]) select (a, b, c);

    // Only some parts change, so that each kind of change is often alone.
    private static Gen<DataContract> ChangedFrom(DataContract a, List<int> parts) =>
        from b in Contracts
        select new DataContract(
            parts.Contains(0) ? b.Declared : a.Declared,
            parts.Contains(1) ? b.Fields : parts.Contains(2) ? [.. a.Fields.Select(field => Touched(field, b.Fields))] : a.Fields,
            parts.Contains(3) ? b.Keys : a.Keys,
            parts.Contains(4) ? b.Label : a.Label,
            parts.Contains(5) ? b.Checks : a.Checks,
            parts.Contains(6) ? b.Freshness : a.Freshness);

    private static Field Touched(Field field, IReadOnlyList<Field> others) =>
        others.FirstOrDefault(other => other.Name == field.Name && other.Type == field.Type) is not { } other ? field
            : other.KnownAfter ? field with { Min = other.Min, Values = other.Values } : field with { Unit = other.Unit, Nullable = other.Nullable };

    private static ContractDiff Diff(DataContract from, DataContract to) => ContractDiff.Between(from, to);

    private static IEnumerable<string> Kinds(DataContract from, DataContract to) =>
        Diff(from, to).Differences.Select(one => $"{(one.Kind == ChangeKind.FieldRenamed ? string.Empty : one.Subject)} {Mirror.GetValueOrDefault(one.Kind, one.Kind)}");

    private static void Check<T>(Gen<T> generator, Func<T, bool> property) =>
        Prop.ForAll(generator.ToArbitrary(), property).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));
}
