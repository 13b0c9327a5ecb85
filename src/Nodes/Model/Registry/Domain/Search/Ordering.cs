namespace MlopsLab.Registry.Domain.Search;

internal sealed record Ordering(Field Field, bool Descending);
