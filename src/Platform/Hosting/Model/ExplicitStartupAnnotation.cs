namespace Aspire.Hosting.ApplicationModel;

/// <summary>The resource waits for the start command.</summary>
public sealed class ExplicitStartupAnnotation : IResourceAnnotation;
