namespace MlopsLab.Contracts.Ingestion;

/// <summary>One hour of the scenario's time, as one source filled it.</summary>
/// <param name="History">The rows were sent as history: they teach what is usual and are no news.</param>
/// <param name="Rows">Rows that happened in the hour and came in time.</param>
/// <param name="Arrived">Rows that came in the hour, whenever they happened …</param>
/// <param name="Late">… of these, by more than the allowed lateness after they happened, or so far behind a row of the source that came before …</param>
/// <param name="Disordered">… and those that were not late, but clearly behind a row of the source that came before.</param>
/// <param name="Duplicates">Rows dropped since the hour before was told, because they had come before …</param>
/// <param name="Conflicts">… of these, those that said something else than the first time.</param>
/// <param name="SetAside">Rows that broke the contract by themselves since the hour before was told.</param>
public sealed record IntakeHour(
    DateTimeOffset Start,
    bool History,
    long Rows,
    long Arrived,
    long Late,
    long Disordered,
    long Duplicates,
    long Conflicts,
    long SetAside);
