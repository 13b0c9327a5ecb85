using System.Security.Cryptography;
using System.Text;

namespace MlopsLab.Scenarios;

/// <summary>What a version of a model has to show before it may serve; a rule that is null is not asked for.</summary>
/// <param name="Confidence">With which the intervals hold, for example 0.95.</param>
/// <param name="Power">The chance with which a sample of the size that a gate asks for is enough.</param>
/// <param name="Automatic">A version that passes everything needs nobody's approval.</param>
/// <param name="People">Who may approve and override; empty for anybody who gives a name.</param>
/// <param name="Text">The file.</param>
public sealed record GatePolicy(double Confidence, double Power, bool Automatic, IReadOnlyList<string> People, string Text)
{
    public OverallRule? Overall { get; init; }

    public SliceRule? Slices { get; init; }

    public CalibrationRule? Calibration { get; init; }

    public CostRule? Cost { get; init; }

    public BehaviourRule? Behaviour { get; init; }

    public SpeedRule? Speed { get; init; }

    public ParityRule? Parity { get; init; }

    public LeakageRule? Leakage { get; init; }

    public ReproducibilityRule? Reproducibility { get; init; }

    /// <summary>SHA-256 of the file, lower-case hex.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    /// <summary>Whether that person may approve and override.</summary>
    public bool Knows(string person) => People.Count == 0 || People.Contains(person, StringComparer.OrdinalIgnoreCase);
}
