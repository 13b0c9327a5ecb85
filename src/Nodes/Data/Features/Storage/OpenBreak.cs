namespace MlopsLab.Features.Storage;

/// <summary>A difference that was not yet seen to be gone; missing values are null.</summary>
internal sealed record OpenBreak
{
    public string Scenario { get; init; } = "";

    public string View { get; init; } = "";

    public string Place { get; init; } = "";

    public string Entity { get; init; } = "";

    public string Feature { get; init; } = "";

    public string Record { get; init; } = "";

    public double? OnlineValue { get; init; }

    public double? OfflineValue { get; init; }

    public long FoundAt { get; init; }
}
