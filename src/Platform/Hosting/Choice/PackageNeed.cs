namespace MlopsLab.Hosting.Choice;

/// <summary>One package in one version.</summary>
internal sealed record PackageNeed(string Id, string Version);
