namespace MlopsLab.Scenarios;

/// <summary>One field of a scenario's records.</summary>
/// <param name="Nullable">Whether a record may leave it out or send null.</param>
/// <param name="Min">Smallest number allowed, inclusive.</param>
/// <param name="Max">Largest number allowed, inclusive.</param>
/// <param name="Values">The levels of a category, in the order that gives each its index.</param>
public sealed record Field(
    string Name,
    FieldType Type,
    string? Unit,
    bool Nullable,
    double? Min,
    double? Max,
    IReadOnlyList<string>? Values,
    string? Description)
{
    /// <summary>The value comes only after the decision, so no feature may use it.</summary>
    public bool KnownAfter { get; init; }
}
