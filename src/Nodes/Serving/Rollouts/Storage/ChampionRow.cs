namespace MlopsLab.Rollouts.Storage;

internal sealed record ChampionRow
{
    public string Version { get; init; } = "";

    public long Epoch { get; init; }
}
