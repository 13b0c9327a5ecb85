namespace MlopsLab.Gateway.Upstream;

/// <summary>What an inference node said, or why it said nothing.</summary>
internal readonly record struct UpstreamAnswer(double Score, double Threshold, string Version, string? Failure)
{
    public bool Succeeded => Failure is null;

    public static UpstreamAnswer Failed(string reason) => new(double.NaN, double.NaN, string.Empty, reason);
}
