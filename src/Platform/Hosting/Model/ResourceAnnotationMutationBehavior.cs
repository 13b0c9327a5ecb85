namespace Aspire.Hosting.ApplicationModel;

/// <summary>Whether a new annotation stands beside or instead of those of its type.</summary>
public enum ResourceAnnotationMutationBehavior
{
    Append,
    Replace,
}
