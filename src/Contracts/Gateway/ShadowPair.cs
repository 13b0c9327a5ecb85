namespace MlopsLab.Contracts.Gateway;

/// <summary>One request that both versions were asked about.</summary>
/// <param name="Id">Of the prediction that the caller got.</param>
/// <param name="At">When the caller was answered.</param>
/// <param name="FeatureHash">Of the vector the served version was asked about, as 16 hexadecimal digits.</param>
/// <param name="ServedScore">Null when the served version gave none.</param>
/// <param name="ShadowScore">Null when the shadow gave none.</param>
/// <param name="ServedPositive">The served version's own decision, before exploration.</param>
/// <param name="ServedMilliseconds">What the served version's node took.</param>
/// <param name="ShadowMilliseconds">What the shadow's node took.</param>
/// <param name="Failure">Why the shadow gave none.</param>
public sealed record ShadowPair(
    string Id,
    DateTimeOffset At,
    string FeatureHash,
    string ServedVersion,
    string ShadowVersion,
    double? ServedScore,
    double? ShadowScore,
    bool ServedPositive,
    bool ShadowPositive,
    double ServedMilliseconds,
    double ShadowMilliseconds,
    string? Failure);
