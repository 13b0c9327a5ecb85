namespace MlopsLab.Hosting.Engine;

/// <summary>How a process came to its end, in words too.</summary>
internal sealed record Ending(EndReason Reason, string Text);
