using MlopsLab.Contracts.Ingestion;

namespace MlopsLab.Ingestion.Domain;

/// <summary>One row that broke its contract: the first field and all reasons in words, the reasons one by one, and the JSON as it came.</summary>
internal sealed record RejectedRow(int Index, string? Id, string? Field, string Reason, string Raw, IReadOnlyList<BrokenCheck> Reasons);
