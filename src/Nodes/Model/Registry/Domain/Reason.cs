namespace MlopsLab.Registry.Domain;

/// <summary>Who did something and why: every change in the registry carries it.</summary>
internal sealed record Reason(string By, string Why)
{
    public const int LongestBy = 100;
    public const int LongestWhy = 1000;
}
