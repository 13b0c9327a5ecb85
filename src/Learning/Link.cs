namespace MlopsLab.Learning;

/// <summary>What turns a body's sum into the score.</summary>
public enum Link
{
    /// <summary>A probability, 1 / (1 + e^−sum).</summary>
    Logistic,

    /// <summary>The sum itself.</summary>
    Identity,

    /// <summary>e^sum, of models of counts and amounts.</summary>
    Exponential,
}
