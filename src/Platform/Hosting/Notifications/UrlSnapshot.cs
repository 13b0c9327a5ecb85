namespace Aspire.Hosting.ApplicationModel;

/// <summary>An address of a running resource.</summary>
public sealed record UrlSnapshot(string? Name, string Url, bool IsInternal);
