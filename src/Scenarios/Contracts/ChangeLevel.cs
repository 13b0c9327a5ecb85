namespace MlopsLab.Scenarios;

/// <summary>What a change makes of a contract's version, from the least to the gravest.</summary>
public enum ChangeLevel
{
    /// <summary>The contract stays what it is.</summary>
    Nothing,

    /// <summary>Compatible: the next minor version.</summary>
    Minor,

    /// <summary>Breaking: the next major version.</summary>
    Major,
}
