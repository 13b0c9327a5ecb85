namespace MlopsLab.Ingestion.Tests;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("ingestion-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
