namespace MlopsLab.Registry.Domain.Search;

/// <summary>One comparison; the value is text, a number, or for IN a list of texts.</summary>
internal sealed record Clause(Field Field, string Comparator, object Value);
