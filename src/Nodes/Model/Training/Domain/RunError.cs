namespace MlopsLab.Training.Domain;

internal sealed record RunError(string Field, string Problem, string Remedy)
{
    public override string ToString() => $"{Field}: {Problem}; {Remedy}.";
}
