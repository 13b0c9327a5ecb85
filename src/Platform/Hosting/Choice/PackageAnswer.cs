namespace MlopsLab.Hosting.Choice;

/// <summary>Whether packages restore, and if not, why.</summary>
internal sealed record PackageAnswer(bool Restore, string Why);
