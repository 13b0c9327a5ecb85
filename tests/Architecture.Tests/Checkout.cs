namespace MlopsLab.Architecture.Tests;

/// <summary>The source tree these tests look at.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    public static IEnumerable<string> SourceFiles(string folder) => Directory
        .EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}artifacts{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    /// <summary>Every folder under src/Nodes that holds a project.</summary>
    public static IEnumerable<string> NodeFolders() => Directory.EnumerateFiles(Path.Combine(Root, "src", "Nodes"), "*.csproj", SearchOption.AllDirectories).Select(file => Path.GetDirectoryName(file) ?? "");

    public static string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MlopsLab.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside a checkout.");
    }
}
