using MlopsLab.Contracts.Gateway;

namespace MlopsLab.Gateway.Shadows;

/// <summary>One line of the shadows' journal.</summary>
internal sealed record ShadowLine(string Model, ShadowPair Pair);
