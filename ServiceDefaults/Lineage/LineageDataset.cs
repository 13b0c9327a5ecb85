namespace MlopsLab.ServiceDefaults.Lineage;

/// <summary>Data that a run reads or writes.</summary>
/// <param name="Namespace">Where it lives: <c>lake</c> for files, <c>registry</c> for models.</param>
/// <param name="Version">Which state of it, for example <c>sha256:ab12…</c>.</param>
/// <param name="Fields">Names and types of its columns, when they are known.</param>
public sealed record LineageDataset(string Namespace, string Name, string? Version = null, IReadOnlyList<(string Name, string Type)>? Fields = null);
