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

    public static LabFolder Of(IDistributedApplicationBuilder builder) => At(builder.AppHostDirectory, builder.Configuration["LAB_HOME"]);

    public static LabFolder At(string appHostDirectory, string? home) =>
        new(string.IsNullOrEmpty(home) ? Path.Combine(Repository(appHostDirectory), ".lab") : Path.GetFullPath(home));

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
