namespace MlopsLab.Registry.Domain.Search;

internal enum FieldKind
{
    Attribute,
    Tag,
    Parameter,
    Metric,
    Dataset,
}
