namespace MlopsLab.Rollouts.Tests.Running;

internal sealed record ChampionBody(string Version, string By, string Why);
