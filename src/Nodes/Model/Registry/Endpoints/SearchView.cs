namespace MlopsLab.Registry.Endpoints;

internal sealed record SearchView(IReadOnlyList<VersionView> Versions, string? NextPageToken)
{
    public const int Usual = 100;
    public const int Most = 10_000;
}
