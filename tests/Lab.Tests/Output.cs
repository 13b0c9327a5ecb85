namespace MlopsLab.Lab.Tests;

/// <summary>Where the builds of this configuration are: beside this test's own.</summary>
internal static class Output
{
    public static string Root { get; } = FindRoot();

    public static string Program(string project)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var bin = own.Parent?.Parent?.FullName ?? throw new InvalidOperationException("The tests do not run from the build's folder.");
        return Path.Combine(bin, project, own.Name, $"MlopsLab.{project}");
    }

    /// <summary>A file beside the checkout that is not part of it, or null on a machine without it.</summary>
    public static string? Shared(string name) => Path.Combine(Root, "..", "shared", "data", name) is var file && File.Exists(file) ? Path.GetFullPath(file) : null;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MlopsLab.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside a checkout.");
    }
}
