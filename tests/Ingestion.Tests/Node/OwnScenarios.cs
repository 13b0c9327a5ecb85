namespace MlopsLab.Ingestion.Tests.Node;

/// <summary>A folder with a copy of the fraud scenario under a name of its own, to be edited.</summary>
internal sealed class OwnScenarios : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("contracts-").FullName;
    private readonly string _yaml;

    public OwnScenarios()
    {
        Name = $"pay-{Guid.NewGuid():N}"[..12];
        _yaml = File.ReadAllText(Path.Combine(Repository.ScenariosFolder, "fraud", "scenario.yaml")).Replace("name: fraud", $"name: {Name}", StringComparison.Ordinal);
        Write(_yaml);
    }

    public string Folder => _folder;

    public string Name { get; }

    public string With(params (string Old, string New)[] edits) => edits.Aggregate(_yaml, (text, edit) => text.Replace(edit.Old, edit.New, StringComparison.Ordinal));

    public void Write(string text)
    {
        var file = Path.Combine(_folder, Name, "scenario.yaml");
        Directory.CreateDirectory(Path.GetDirectoryName(file) ?? _folder);
        File.WriteAllText(file, text);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
