namespace MlopsLab.Scenarios;

/// <summary>How far the sources of the scenario may leave what is usual for them.</summary>
/// <param name="Volume">Rows an hour, against the same hour of the week.</param>
/// <param name="Duplicates">Rows that had come before.</param>
/// <param name="Late">Rows that came later than allowed.</param>
/// <param name="Order">Rows overtaken by others, but in time.</param>
public sealed record IntakeRules(IntakeRule Volume, IntakeRule Duplicates, IntakeRule Late, IntakeRule Order)
{
    /// <summary>What holds when the scenario says nothing.</summary>
    public static IntakeRules Default { get; } = new(IntakeRule.Default, IntakeRule.Default, IntakeRule.Default, IntakeRule.Default);
}
