using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using MlopsLab.ServiceDefaults;
using MlopsLab.Training.Domain;

namespace MlopsLab.Training.Storage.Stages;

/// <summary>Outputs of stages as files <c>{key}.{sha-256}</c>; a changed file counts as none, and the oldest go when there are too many bytes.</summary>
internal sealed class StageCache
{
    private readonly string folder;
    private readonly long most;

    public StageCache(NodeIdentity node, IOptions<TrainingOptions> options)
        : this(Path.Combine(node.DataFolder, "stages"), options.Value.StageBytes)
    {
    }

    public StageCache(string folder, long most)
    {
        (this.folder, this.most) = (folder, most);
        Directory.CreateDirectory(folder);
        foreach (var abandoned in Directory.EnumerateFiles(folder, "*.tmp"))
        {
            File.Delete(abandoned);
        }
    }

    public async Task<StageFile?> FindAsync(string key, CancellationToken ct)
    {
        if (Directory.EnumerateFiles(folder, $"{key}.*").FirstOrDefault(path => !path.EndsWith(".tmp", StringComparison.Ordinal)) is not { } path)
        {
            return null;
        }

        await using var file = File.OpenRead(path);
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct));
        if (Path.GetExtension(path) != $".{hash}")
        {
            File.Delete(path);
            return null;
        }

        File.SetLastWriteTimeUtc(path, TimeProvider.System.GetUtcNow().UtcDateTime);
        return new(path, hash, file.Length);
    }

    /// <exception cref="RunRefusedException">The disk is full.</exception>
    public async Task<StageFile> WriteAsync(string key, Func<Stream, CancellationToken, Task> write, CancellationToken ct)
    {
        var temporary = Path.Combine(folder, $"{Guid.NewGuid():n}.tmp");
        try
        {
            await using (var file = new FullDiskStream(new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 128 * 1024), folder))
            {
                await write(file, ct);
                file.Flush();
            }

            return await KeepAsync(key, temporary, ct);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private async Task<StageFile> KeepAsync(string key, string temporary, CancellationToken ct)
    {
        await using var file = File.OpenRead(temporary);
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct));
        var path = Path.Combine(folder, $"{key}.{hash}");
        File.Move(temporary, path, overwrite: true);
        Trim(path);
        return new(path, hash, file.Length);
    }

    private void Trim(string kept)
    {
        var files = new DirectoryInfo(folder).GetFiles().Where(file => file.Extension != ".tmp").OrderBy(file => file.LastWriteTimeUtc).ToList();
        var bytes = files.Sum(file => file.Length);
        foreach (var oldest in files.TakeWhile(_ => bytes > most).Where(file => file.FullName != kept))
        {
            bytes -= oldest.Length;
            oldest.Delete();
        }
    }
}
