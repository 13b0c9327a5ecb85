namespace MlopsLab.Hosting.Engine;

/// <summary>Where the build puts a project given by path: beside this program, in the same artifacts folder.</summary>
internal static class BuiltOutput
{
    public static string Of(string projectPath)
    {
        var name = Path.GetFileNameWithoutExtension(projectPath);
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(own.Parent?.Parent?.FullName ?? ".", name, own.Name, $"MlopsLab.{name}.dll");
    }
}
