namespace MlopsLab.Statistics;

/// <summary>Whose rules a detector follows to the letter; papers leave details open, and the two most used implementations filled them differently.</summary>
public enum DetectorRules
{
    /// <summary>river (github.com/online-ml/river, rules as of 2026).</summary>
    River,

    /// <summary>MOA (github.com/Waikato/moa, rules as of 2026).</summary>
    Moa,
}
