namespace MlopsLab.Learning.Trees;

/// <summary>First and second derivative of the loss, of one row or summed over several.</summary>
internal record struct GradientPair(double G, double H)
{
    public static GradientPair operator +(GradientPair a, GradientPair b) => new(a.G + b.G, a.H + b.H);

    public static GradientPair operator -(GradientPair a, GradientPair b) => new(a.G - b.G, a.H - b.H);

    /// <summary>Twice the loss a leaf with this sum takes away (Chen and Guestrin 2016, equation 6).</summary>
    public readonly double Worth(double l2) => H + l2 > 0 ? G * G / (H + l2) : 0;
}
