namespace MlopsLab.ServiceDefaults;

/// <summary>What anybody should be able to ask of any node.</summary>
public enum Question
{
    /// <summary>What breaks first?</summary>
    BreaksFirst,

    /// <summary>How do you monitor this?</summary>
    Monitor,

    /// <summary>Where does the latency come from?</summary>
    Latency,

    /// <summary>How would you roll this back?</summary>
    RollBack,

    /// <summary>How do you know it's still working?</summary>
    StillWorking,
}
