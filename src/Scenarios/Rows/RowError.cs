namespace MlopsLab.Scenarios;

/// <summary>A field that breaks the contract and how, for example <c>amount</c> "is −3, below the smallest allowed 0.01".</summary>
public sealed record RowError(string Field, string Reason);
