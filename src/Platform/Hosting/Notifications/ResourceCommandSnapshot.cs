namespace Aspire.Hosting.ApplicationModel;

/// <summary>A command and whether it can be given now.</summary>
public sealed record ResourceCommandSnapshot(string Name, ResourceCommandState State, string DisplayName, string? DisplayDescription);
