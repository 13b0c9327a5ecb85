namespace MlopsLab.Hosting.Engine;

/// <summary>The names of snapshot properties; all but the last are Aspire's.</summary>
internal static class Properties
{
    public const string Pid = "executable.pid";
    public const string Path = "executable.path";
    public const string WorkDir = "executable.workDir";
    public const string Args = "executable.args";
    public const string Project = "project.path";
    public const string Restarts = "lab.restarts";
}
