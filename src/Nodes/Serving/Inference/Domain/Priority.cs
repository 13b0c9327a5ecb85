namespace MlopsLab.Inference.Domain;

/// <summary>The protocol's priorities as lines of waiting requests.</summary>
internal static class Priority
{
    /// <summary>Turns of the lines, when all are full.</summary>
    public static readonly int[] Weights = [8, 4, 1];

    /// <summary>1 is the most urgent, 0 stands for none given.</summary>
    public static int LineOf(int priority) => priority switch
    {
        1 => 0,
        0 or 2 => 1,
        _ => 2,
    };
}
