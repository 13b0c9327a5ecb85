namespace MlopsLab.Rollouts.Domain;

/// <summary>A model as <c>GET /models/{name}</c> of the registry tells it.</summary>
internal sealed record RegisteredModel(string Name, IReadOnlyDictionary<string, RegisteredAlias> Aliases, IReadOnlyList<RegisteredVersion> Versions)
{
    public const string ChampionAlias = "champion";

    public RegisteredAlias? Champion => Aliases.GetValueOrDefault(ChampionAlias);
}
