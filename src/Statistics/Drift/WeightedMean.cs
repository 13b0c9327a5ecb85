namespace MlopsLab.Statistics;

/// <summary>An exponentially weighted mean and the sum of its squared weights, on which McDiarmid's bound rests.</summary>
internal readonly record struct WeightedMean(double Mean, double Weights, bool HasAny)
{
    public static WeightedMean None { get; } = new(0, 1, false);

    /// <summary>With one number more.</summary>
    /// <param name="isRiver">As river has it: the first number's weight decays at once.</param>
    public WeightedMean With(double value, double share, bool isRiver)
    {
        var keep = 1 - share;
        var weights = HasAny || isRiver ? (share * share) + (keep * keep * Weights) : 1;
        return new(HasAny ? (share * value) + (keep * Mean) : value, weights, true);
    }
}
