using Aspire.Hosting;

namespace MlopsLab.Control;

/// <summary>Where things are: .lab beside the solution, or LAB_HOME.</summary>
internal static class LabPlaces
{
    public static string Root(IDistributedApplicationBuilder builder) =>
        builder.Configuration["LAB_HOME"] is { Length: > 0 } home ? Path.GetFullPath(home) : Path.Combine(Repository(builder), ".lab");

    /// <summary>The user's own come last: they replace a shipped one of the same name.</summary>
    public static string Scenarios(IDistributedApplicationBuilder builder) =>
        $"{Path.Combine(Repository(builder), "scenarios")};{Path.Combine(Root(builder), "scenarios")}";

    private static string Repository(IDistributedApplicationBuilder builder)
    {
        for (var folder = new DirectoryInfo(builder.AppHostDirectory); folder is not null; folder = folder.Parent)
        {
            if (folder.EnumerateFiles("*.sln").Any())
            {
                return folder.FullName;
            }
        }

        return builder.AppHostDirectory;
    }
}
