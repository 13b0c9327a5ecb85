namespace MlopsLab.ServiceDefaults;

/// <summary>The node can't start with the settings it was given; the message lists everything that is wrong, one line each.</summary>
public sealed class StartRefusedException(IReadOnlyList<string> errors)
    : Exception($"The node does not start: {errors.Count} {(errors.Count == 1 ? "setting is" : "settings are")} wrong.{string.Concat(errors.Select(error => $"\n  {error}"))}")
{
    /// <summary>What is wrong, with the remedy.</summary>
    public IReadOnlyList<string> Errors { get; } = errors;

    /// <summary>Only the message: where in the code it was noticed does not help who must set it right.</summary>
    public override string ToString() => Message;
}
