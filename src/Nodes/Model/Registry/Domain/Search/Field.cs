namespace MlopsLab.Registry.Domain.Search;

/// <summary>What a clause looks at: an attribute, or a tag, parameter, metric or dataset by its key.</summary>
internal sealed record Field(FieldKind Kind, string Key);
