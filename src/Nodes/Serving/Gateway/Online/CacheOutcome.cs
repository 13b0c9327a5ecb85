namespace MlopsLab.Gateway.Online;

/// <summary>What looking for an earlier answer came to.</summary>
internal enum CacheOutcome
{
    /// <summary>It counts.</summary>
    Hit,

    /// <summary>There was none.</summary>
    Miss,

    /// <summary>There was one for other features than now.</summary>
    Stale,

    /// <summary>What was there is not what was written.</summary>
    Damaged,
}
