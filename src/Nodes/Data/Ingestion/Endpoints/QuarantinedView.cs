using MlopsLab.Contracts.Ingestion;

namespace MlopsLab.Ingestion.Endpoints;

/// <summary>Why a row of the request was set aside.</summary>
internal sealed record QuarantinedView(int Index, string? Id, string? Field, string Reason, IReadOnlyList<BrokenCheck> Reasons);
