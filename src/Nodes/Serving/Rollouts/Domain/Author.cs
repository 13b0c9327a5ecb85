namespace MlopsLab.Rollouts.Domain;

/// <summary>Who asked for something and, when said, why.</summary>
internal sealed record Author(string By, string? Why)
{
    public const int LongestBy = 100;
    public const int LongestWhy = 1000;

    public string Say(string done) => string.IsNullOrEmpty(Why) ? $"{done} by {By}" : $"{done} by {By}: {Why}";
}
