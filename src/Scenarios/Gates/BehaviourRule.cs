namespace MlopsLab.Scenarios;

/// <summary>How scores have to answer when one value of a row changes.</summary>
/// <param name="Rising">Inputs whose growth must not lower the score.</param>
/// <param name="Falling">Inputs whose growth must not raise it.</param>
/// <param name="Invariant">Inputs that must not move it.</param>
/// <param name="Noise">Every number is changed by up to this share of itself; decisions have to stay.</param>
/// <param name="Share">The share of rows that may break each of these.</param>
/// <param name="Tolerance">A score that moves by less has not moved.</param>
public sealed record BehaviourRule(
    Conduct Conduct, IReadOnlyList<string> Rising, IReadOnlyList<string> Falling, IReadOnlyList<string> Invariant, double Noise, double Share, double Tolerance);
