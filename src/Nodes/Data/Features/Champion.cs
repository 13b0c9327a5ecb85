namespace MlopsLab.Features;

/// <summary>The version that serves and the view it was trained on.</summary>
/// <param name="IsKnown">False when the registry couldn't be asked.</param>
internal sealed record Champion(bool IsKnown, string? Version, string? View)
{
    public static Champion None { get; } = new(true, null, null);

    public static Champion Unknown { get; } = new(false, null, null);
}
