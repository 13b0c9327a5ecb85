namespace MlopsLab.Contracts.Ingestion;

/// <summary>Outcomes of earlier records became known; a later label for the same record replaces the earlier one.</summary>
[Event("label.matured", version: 1)]
public sealed record LabelMatured(
    string Scenario,
    IReadOnlyList<MaturedLabel> Labels,
    DateTimeOffset At);
