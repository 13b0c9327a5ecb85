namespace MlopsLab.Learning.Trees;

/// <summary>First and second derivative of the loss, summed over rows.</summary>
internal readonly record struct Sums(double G, double H)
{
    public static Sums operator +(Sums a, Sums b) => new(a.G + b.G, a.H + b.H);

    public static Sums operator -(Sums a, Sums b) => new(a.G - b.G, a.H - b.H);
}
