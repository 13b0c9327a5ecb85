namespace MlopsLab.Scenarios;

/// <summary>What is wrong with one value, and which check says so.</summary>
internal readonly record struct FieldFault(string Check, string Reason);
