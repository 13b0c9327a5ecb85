namespace MlopsLab.Learning;

/// <summary>Turns a model's scores into probabilities that hold: a <see cref="PlattCalibration"/> or an <see cref="IsotonicCalibration"/>.</summary>
public abstract record Calibration
{
    /// <summary>The probability for a score from 0 to 1; never falls when the score rises.</summary>
    public abstract double Of(double score);
}
