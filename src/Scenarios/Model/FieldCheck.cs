namespace MlopsLab.Scenarios;

/// <summary>A condition that every record has to meet, for example <c>limit_used >= 0 or missing(limit_used)</c>.</summary>
/// <param name="Expr">A formula over the fields; a record that lacks one of them meets it, unless the formula asks with <c>missing()</c>.</param>
public sealed record FieldCheck(string Name, string Expr, CheckSeverity Severity);
