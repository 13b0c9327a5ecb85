using Aspire.Hosting;

namespace MlopsLab.Hosting;

/// <summary>A project whose build output is known; the embedded engine's build generates these.</summary>
public interface IBuiltProject : IProjectMetadata
{
    string TargetPath { get; }
}
