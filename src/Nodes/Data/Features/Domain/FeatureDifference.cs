namespace MlopsLab.Features.Domain;

/// <summary>How one feature differs between two versions of a view, over the rows that were compared.</summary>
internal sealed class FeatureDifference(string feature, bool inOne, bool inOther)
{
    public string Feature => feature;

    public bool InOne => inOne;

    public bool InOther => inOther;

    public int Compared { get; private set; }

    /// <summary>The same bits.</summary>
    public int Equal { get; private set; }

    /// <summary>One of the two has no value.</summary>
    public int Missing { get; private set; }

    public double MaxDifference { get; private set; }

    public void Add(double one, double other)
    {
        Compared++;
        if (BitConverter.DoubleToInt64Bits(one) == BitConverter.DoubleToInt64Bits(other))
        {
            Equal++;
        }
        else if (double.IsNaN(one) || double.IsNaN(other))
        {
            Missing++;
        }
        else
        {
            MaxDifference = Math.Max(MaxDifference, Math.Abs(one - other));
        }
    }
}
