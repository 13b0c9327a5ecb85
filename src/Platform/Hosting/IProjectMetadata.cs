using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Where a referenced project is; the build generates one class per reference.</summary>
public interface IProjectMetadata : IResourceAnnotation
{
    string ProjectPath { get; }

    bool SuppressBuild => false;
}
