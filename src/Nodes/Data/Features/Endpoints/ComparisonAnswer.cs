using MlopsLab.Features.Domain;

namespace MlopsLab.Features.Endpoints;

/// <summary>Per feature how often two versions of a view give the same bits for the newest records.</summary>
internal sealed record ComparisonAnswer(string Scenario, string Active, string With, int Rows, IReadOnlyList<FeatureDifference> Features);
