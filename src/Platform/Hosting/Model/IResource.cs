namespace Aspire.Hosting.ApplicationModel;

/// <summary>A named part of the system.</summary>
public interface IResource
{
    string Name { get; }

    ResourceAnnotationCollection Annotations { get; }
}
