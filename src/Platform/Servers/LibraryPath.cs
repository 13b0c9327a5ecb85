namespace MlopsLab.Servers;

internal static class LibraryPath
{
    public static void AddTo(Dictionary<string, string> environment, Installation installation)
    {
        if (installation.Libraries.Count > 0)
        {
            environment["LD_LIBRARY_PATH"] = string.Join(':', installation.Libraries);
        }
    }
}
