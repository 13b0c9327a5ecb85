namespace Aspire.Hosting.ApplicationModel;

/// <summary>A state by name; the style says how it is shown.</summary>
public sealed record ResourceStateSnapshot(string Text, string? Style)
{
    public static implicit operator ResourceStateSnapshot?(string? text) => text is null ? null : new(text, null);
}
