namespace MlopsLab.Hosting.Tests.Support;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("lab-hosting-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
