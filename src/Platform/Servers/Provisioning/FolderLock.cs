namespace MlopsLab.Servers;

/// <summary>One process at a time; the system lets go of it when its holder dies.</summary>
internal static class FolderLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public static async Task<FileStream> TakeAsync(string file, Action<string> tell, CancellationToken ct)
    {
        var told = false;
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(file))
            {
                if (!told)
                {
                    tell($"another process is at it, waiting for {file}");
                    told = true;
                }

                await Task.Delay(Pause, TimeProvider.System, ct);
            }
        }
    }
}
