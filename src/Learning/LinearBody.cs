namespace MlopsLab.Learning;

/// <summary>Log-odds = intercept + one term per input, in the order of the inputs.</summary>
public sealed record LinearBody(double Intercept, IReadOnlyList<LinearTerm> Terms) : ModelBody;
