namespace MlopsLab.Ingestion.Domain.Checks.Batch;

/// <summary>A contract that is broken by a batch as a whole: the column, how, what was measured, what probably happened upstream, and a few values.</summary>
/// <param name="Key">Names the test that found it, across restarts.</param>
/// <param name="Share">The part of the rows that showed it since the first sign.</param>
/// <param name="Remedy">A mapping that may repair the rows; null when none can be guessed.</param>
internal sealed record BatchBreak(
    string Key, string Field, string Check, string Evidence, string SuspectedChange, IReadOnlyList<string> Sample, double Share, string? Remedy);
