namespace MlopsLab.Scenarios;

/// <summary>Which of both sides a change leaves whole, in the terms schema registries use.</summary>
[Flags]
public enum Compatibility
{
    /// <summary>Neither side.</summary>
    None = 0,

    /// <summary>The new contract takes rows of the old one: senders may go on as they are, stored rows can be read and replayed.</summary>
    Backward = 1,

    /// <summary>Whoever was made for the old contract (features, models, formulas) reads rows of the new one rightly.</summary>
    Forward = 2,

    /// <summary>Both sides.</summary>
    Full = Backward | Forward,
}
