namespace Aspire.Hosting.ApplicationModel;

/// <summary>The resource sends its telemetry to the lab's receiver.</summary>
public sealed class OtlpExporterAnnotation : IResourceAnnotation;
