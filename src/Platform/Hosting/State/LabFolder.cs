using Aspire.Hosting;

namespace MlopsLab.Hosting.State;

/// <summary>Where a lab keeps what it knows between runs: the folder .lab beside the solution, or LAB_HOME.</summary>
internal sealed class LabFolder(string root)
{
    public string Root { get; } = root;

    public string Run => Path.Combine(Root, "run");

    public string Logs => Path.Combine(Root, "logs");

    public string Servers => Path.Combine(Root, "servers");

    public string Children => Path.Combine(Run, "children.json");

    public static LabFolder Of(IDistributedApplicationBuilder builder) =>
        new(builder.Configuration["LAB_HOME"] is { Length: > 0 } home ? Path.GetFullPath(home) : Path.Combine(Repository(builder.AppHostDirectory), ".lab"));

    private static string Repository(string appHostDirectory)
    {
        for (var folder = new DirectoryInfo(appHostDirectory); folder is not null; folder = folder.Parent)
        {
            if (folder.EnumerateFiles("*.sln").Any())
            {
                return folder.FullName;
            }
        }

        return appHostDirectory;
    }
}
