using MlopsLab.Contracts.Gateway;

namespace MlopsLab.Gateway.Shadows;

/// <summary>Turns a stretch of the journal into events, one a model.</summary>
internal static class ShadowFacts
{
    public static IEnumerable<ShadowCompared> From(IReadOnlyList<ShadowLine> lines, DateTimeOffset at) => lines
        .GroupBy(line => line.Model, StringComparer.Ordinal)
        .Select(model => new ShadowCompared(model.Key, [.. model.Select(line => line.Pair)], at));
}
