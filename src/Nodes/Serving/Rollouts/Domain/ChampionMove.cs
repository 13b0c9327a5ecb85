namespace MlopsLab.Rollouts.Domain;

internal sealed record ChampionMove(string To, long Epoch, string By, string Why);
