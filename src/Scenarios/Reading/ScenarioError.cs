namespace MlopsLab.Scenarios;

/// <summary>One thing that is wrong with a scenario or policy file and how to put it right.</summary>
public sealed record ScenarioError(int Line, string Message, string Remedy)
{
    /// <summary>As one line, for example <c>line 7: Field 'amount' has no type. Write type: number, …</c></summary>
    public override string ToString() => $"line {Line}: {Message} {Remedy}";
}
