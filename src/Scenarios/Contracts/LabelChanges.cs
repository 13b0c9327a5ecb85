namespace MlopsLab.Scenarios;

/// <summary>What is to be predicted, and when it is known.</summary>
internal static class LabelChanges
{
    public static IEnumerable<ContractDifference> Between(LabelRule from, LabelRule to) =>
    [
        .. Change(ChangeKind.LabelChanged, from.Column ?? from.Expression ?? string.Empty, to.Column ?? to.Expression ?? string.Empty),
        .. Change(ChangeKind.LabelMaturityChanged, Words(from.Maturity), Words(to.Maturity)),
        .. Change(ChangeKind.LabelDelayChanged, Words(from.Delay), Words(to.Delay)),
    ];

    private static IEnumerable<ContractDifference> Change(ChangeKind kind, string from, string to) => from == to ? [] : [new(kind, "label", from, to)];

    private static string Words(TimeSpan? maturity) => maturity is { } time ? Durations.Write(time) : "reported always";

    private static string Words(DelayRule delay) =>
        delay.Column is { } column ? $"column {column}" : FormattableString.Invariant($"{Durations.Write(delay.Median)}, sigma {delay.Sigma}");
}
