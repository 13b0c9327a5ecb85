namespace MlopsLab.Gateway.Stages;

/// <summary>The parts of a request's way, in their order.</summary>
internal enum Stage
{
    /// <summary>The record is checked against the contract.</summary>
    Check,

    /// <summary>The wait to be let in.</summary>
    Admission,

    /// <summary>Stable or canary, and the view its version wants.</summary>
    Route,

    /// <summary>States and a cached answer from Redis in one round trip, and the vector made of them.</summary>
    Features,

    /// <summary>The inference node, and the other one when it fails.</summary>
    Inference,

    /// <summary>Threshold, rules, exploration.</summary>
    Decision,

    /// <summary>The answer is written down.</summary>
    Log,
}
