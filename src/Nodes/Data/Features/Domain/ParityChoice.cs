namespace MlopsLab.Features.Domain;

/// <summary>What a pass looks at: one entity or a sample of so many; as fast as it can, or at the pace of the background; and whether it repairs.</summary>
internal sealed record ParityChoice(string? Entity, int Entities, bool Paced, bool Repair);
