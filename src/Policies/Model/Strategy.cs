namespace MlopsLab.Policies;

/// <summary>How a version meets traffic.</summary>
public enum Strategy
{
    /// <summary>Step by step.</summary>
    Canary,

    /// <summary>All at once, with the old version kept ready.</summary>
    BlueGreen,

    /// <summary>Mirrored requests only; never promoted by itself.</summary>
    Shadow,

    /// <summary>Two challengers beside the champion at fixed shares; never promoted by itself.</summary>
    AB,
}
