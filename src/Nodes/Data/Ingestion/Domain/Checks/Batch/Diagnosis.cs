using System.Globalization;
using MlopsLab.Scenarios;

namespace MlopsLab.Ingestion.Domain.Checks.Batch;

/// <summary>Says in words what believed evidence means: which column, what probably changed upstream, which mapping may repair it.</summary>
internal sealed class Diagnosis(IReadOnlyList<ColumnWatch> columns)
{
    private const int SampleSize = 5;

    public BatchBreak Of(IReadOnlyList<IBreakTest> believed, IReadOnlyList<IBreakTest> all, ObservedBatch batch)
    {
        // A unit that changed throws rows out of range as well, and a new name leaves a field missing: the cause is told, not its effect.
        var strong = all.Where(test => test is UnitTest { FitsBest: true } or SwapTest && test.Evidence.Sum >= test.Evidence.Limit / 2);
        var candidates = believed.Concat(strong).Distinct().OrderBy(RankOf).ThenByDescending(test => test.Evidence.Sum / test.Evidence.Limit).ToArray();
        return RenameIn(candidates, batch) ?? Tell(candidates[0], batch);
    }

    private static int RankOf(IBreakTest test) => test switch
    {
        SwapTest => 0,
        UnitTest => 1,
        FailureTest { Check: CheckKind.Type } => 2,
        FailureTest { Check: CheckKind.Domain or CheckKind.Presence or CheckKind.Schema } => 3,
        ConstantTest => 4,
        AbsentTest => 5,
        _ => 6,
    };

    private BatchBreak Tell(IBreakTest test, ObservedBatch batch) => test switch
    {
        UnitTest unit => Unit(unit, batch),
        SwapTest swap => Swap(swap, batch),
        ConstantTest constant => Say(constant, constant.Field, ConstantTest.Check, batch, $"says {constant.Shown} in row after row", "the sender writes a default in place of the value", null),
        AbsentTest absent => Say(absent, absent.Field, AbsentTest.Check, batch, $"is empty in more rows than in its emptiest hour ({absent.Usual:P0})", "the sender stopped filling it", null),
        FailureTest failure => Failure(failure, batch),
        _ => throw new ArgumentOutOfRangeException(nameof(test)),
    };

    private BatchBreak Unit(UnitTest unit, ObservedBatch batch)
    {
        var name = columns[unit.Field].Field.Name;
        var (times, mapping) = unit.Factor >= 1
            ? ($"{Written(unit.Factor)} times", $"{name} = {name} / {Written(unit.Factor)}")
            : ($"a {Written(1 / unit.Factor)}th of", $"{name} = {name} * {Written(1 / unit.Factor)}");
        var unitName = columns[unit.Field].Field.Unit is { } known ? $" (it used to be {known})" : string.Empty;
        return Say(unit, unit.Field, UnitTest.Check, batch, $"comes as {times} what it used to be", $"the unit of {name} changed by {times}{unitName}", mapping);
    }

    private BatchBreak Swap(SwapTest swap, ObservedBatch batch)
    {
        var (one, other) = (columns[swap.Field].Field.Name, columns[swap.Other].Field.Name);
        return Say(swap, swap.Field, SwapTest.Check, batch, $"and {other} fit each other's values better than their own", $"{one} and {other} were swapped", $"{one} = {other}; {other} = {one}");
    }

    private BatchBreak Failure(FailureTest failure, ObservedBatch batch)
    {
        if (failure.Field < 0)
        {
            var values = UnknownValues(failure.Name, batch);
            return new(failure.Key, failure.Name, CheckKind.Schema, Measured(failure, $"the unknown field {failure.Name} comes"), $"the sender added {failure.Name}", values, ShareOf(failure), null);
        }

        var name = failure.Name;
        return failure.Check switch
        {
            CheckKind.Type => Say(failure, failure.Field, "type-change", batch, "comes as another type", $"the sender writes {name} as another type", $"{name} = {name}"),
            CheckKind.Domain => Say(failure, failure.Field, "new-level", batch, "has a level the contract doesn't know", $"the sender has a new level of {name}; add it to the scenario or map it", null),
            CheckKind.Presence => Say(failure, failure.Field, AbsentTest.Check, batch, "is missing", $"the sender stopped sending {name}", null),
            _ => Say(failure, failure.Field, CheckKind.Range, batch, "lies outside its range", $"{name} has other values upstream", null),
        };
    }

    /// <summary>A field that is missing and an unknown one with values that fit it.</summary>
    private BatchBreak? RenameIn(IBreakTest[] candidates, ObservedBatch batch)
    {
        foreach (var test in candidates)
        {
            var guess = test switch
            {
                FailureTest { Check: CheckKind.Presence } missing => RenameGuess.For(columns, missing.Field, null, batch),
                AbsentTest absent => RenameGuess.For(columns, absent.Field, null, batch),
                FailureTest { Check: CheckKind.Schema } unknown => RenameGuess.For(columns, null, unknown.Name, batch),
                _ => null,
            };
            if (guess is var (field, name))
            {
                var old = columns[field].Field.Name;
                return new(test.Key, old, "renamed", Measured(test, $"{old} is missing and the unknown field {name} has values that fit it"),
                    $"{old} was renamed to {name}", UnknownValues(name, batch), ShareOf(test), $"{old} = {name}");
            }
        }

        return null;
    }

    private BatchBreak Say(IBreakTest test, int field, string check, ObservedBatch batch, string what, string change, string? remedy)
    {
        var name = columns[field].Field.Name;
        return new(test.Key, name, check, Measured(test, $"{name} {what}"), change, Sample(field, batch), ShareOf(test), remedy);
    }

    private static string Measured(IBreakTest test, string what) => string.Create(
        CultureInfo.InvariantCulture,
        $"{what}: {test.Evidence.Support} of {test.Evidence.Rows} rows since the first sign, log-likelihood ratio {test.Evidence.Sum:0.0} (limit {test.Evidence.Limit:0})");

    private static double ShareOf(IBreakTest test) => test.Evidence.Rows == 0 ? 1 : (double)test.Evidence.Support / test.Evidence.Rows;

    private static List<string> Sample(int field, ObservedBatch batch)
    {
        var sample = new List<string>();
        for (var row = 0; row < batch.Rows && sample.Count < SampleSize; row++)
        {
            sample.Add(batch[row][field].Shown);
        }

        return sample;
    }

    private static List<string> UnknownValues(string name, ObservedBatch batch)
    {
        var sample = new List<string>();
        for (var row = 0; row < batch.Rows && sample.Count < SampleSize; row++)
        {
            sample.AddRange(batch.UnknownOf(row).Where(unknown => unknown.Name == name).Select(unknown => unknown.Cell.Shown));
        }

        return sample;
    }

    private static string Written(double factor) => Math.Round(factor).ToString("0", CultureInfo.InvariantCulture);
}
