namespace MlopsLab.Contracts.Ingestion;

/// <summary>One check that a row broke: the field, the kind of check, what is wrong in words, and how grave it is (<c>error</c> or <c>warn</c>).</summary>
public sealed record BrokenCheck(string? Field, string Check, string Reason, string Severity);
