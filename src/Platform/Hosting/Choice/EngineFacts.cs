namespace MlopsLab.Hosting.Choice;

/// <summary>What the choice rests on; null means not asked, because something else decided already.</summary>
/// <param name="Argument">What --engine asked for.</param>
/// <param name="Built">What -p:UseAspire asked for.</param>
/// <param name="Packages">Whether Aspire's packages restore here.</param>
/// <param name="Containers">The container runtime that answers, or an empty text.</param>
internal sealed record EngineFacts(EngineKind? Argument, EngineKind? Built, PackageAnswer? Packages, string? Containers);
