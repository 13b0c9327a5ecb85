namespace MlopsLab.Scenarios;

/// <summary>What follows from a gate.</summary>
/// <param name="Override">A named person may let a version pass that fails it.</param>
/// <param name="FailAsks">A version that fails it needs approval and is not blocked.</param>
public sealed record Conduct(Undecided CannotSay, bool Override, bool FailAsks = false);
