using System.ComponentModel.DataAnnotations;

namespace MlopsLab.Inference;

/// <summary>Rows of several requests in one run of the model.</summary>
internal sealed class BatchingOptions
{
    public const string Section = "Inference:Batching";

    /// <summary>Off by default: whether it pays for a model is to be measured first.</summary>
    public bool Enabled { get; init; }

    /// <summary>Rows of a batch at most; a request with more is run by itself.</summary>
    [Range(1, 10_000)] public int MaxRows { get; init; } = 64;

    /// <summary>What companions may cost a request: batches shrink when their runs take longer. Nobody is held back to wait for companions.</summary>
    [Range(typeof(TimeSpan), "00:00:00.0001", "00:00:10")]
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromMilliseconds(5);

    /// <summary>Runs of one version at once; 0 is as many as there are processors.</summary>
    [Range(0, 256)] public int Runs { get; init; }
}
