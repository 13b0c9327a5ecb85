namespace MlopsLab.Registry.Endpoints;

internal sealed record ModelView(
    string Name,
    IReadOnlyDictionary<string, AliasView> Aliases,
    IReadOnlyList<VersionView> Versions,
    string Description,
    IReadOnlyDictionary<string, string> Tags,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt);
