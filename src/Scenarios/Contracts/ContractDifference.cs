using System.Text.Json;

namespace MlopsLab.Scenarios;

/// <summary>One difference between two contracts.</summary>
/// <param name="Subject">The field (under its new name), or for example <c>check small_tip</c>, <c>key device</c>, <c>label</c>.</param>
/// <param name="From">What stood there; null when nothing did.</param>
/// <param name="To">What stands there now; null when nothing does.</param>
public sealed record ContractDifference(ChangeKind Kind, string Subject, string? From, string? To)
{
    /// <summary>The kind as it is written in answers and events, for example <c>unit-changed</c>.</summary>
    public string Name => NameOf(Kind);

    /// <summary>What it means.</summary>
    public ChangeRule Rule => ChangeRules.Of(Kind);

    /// <summary>What it alone makes of the version.</summary>
    public ChangeLevel Level => Rule.Level;

    /// <summary>A kind as it is written, for example <c>unit-changed</c>.</summary>
    public static string NameOf(ChangeKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());

    /// <summary>For example <c>amount: unit changed from EUR to ct</c>.</summary>
    public override string ToString() =>
        $"{Subject}: {Name.Replace('-', ' ')}{(From is null ? string.Empty : $" from {From}")}{(To is null ? string.Empty : From is null ? $" {To}" : $" to {To}")}";
}
