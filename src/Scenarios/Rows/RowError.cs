namespace MlopsLab.Scenarios;

/// <summary>A field that breaks the contract and how, for example <c>amount</c> "is −3, below the smallest allowed 0.01".</summary>
/// <param name="Check">Which kind of check it broke, one of <see cref="CheckKind"/>.</param>
public sealed record RowError(string Field, string Reason, string Check = CheckKind.Type, CheckSeverity Severity = CheckSeverity.Error);
