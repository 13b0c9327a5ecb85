using Aspire.Hosting;

namespace MlopsLab.Hosting.Engine;

internal sealed class ProjectMetadata(string projectPath) : IProjectMetadata
{
    public string ProjectPath { get; } = projectPath;
}
