using MlopsLab.Registry.Domain;
using MlopsLab.Registry.Domain.Gates;

namespace MlopsLab.Registry.Endpoints;

/// <summary>Where a version stands with its gates.</summary>
/// <param name="Verdict">With what people overrode.</param>
/// <param name="Blocking">The gates that keep it from serving.</param>
internal sealed record GateView(
    string Name, string Version, string Verdict, IReadOnlyList<string> Blocking, GateReport? Report, IReadOnlyList<GateOverride> Overrides)
{
    public static GateView Of(ModelVersion version, Standing standing) =>
        new(version.Model, version.Version, VerdictWords.Of(standing.Verdict), [.. standing.Blocking.Select(gate => gate.Gate)], standing.Report, standing.Overrides);
}
