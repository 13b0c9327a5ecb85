using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using MlopsLab.Learning;
using MlopsLab.ServiceDefaults;
using MlopsLab.Training.Telemetry;

namespace MlopsLab.Training.Storage.Stages;

/// <summary>Fits in their middle as files <c>{run}-{key}.{sha-256}</c>; a new one takes the place of the one before, and a changed file counts as none.</summary>
internal sealed class FitKeeper
{
    private const int Most = 32;

    private readonly string folder;
    private readonly TimeSpan every;
    private readonly TimeProvider clock;
    private readonly ILogger<FitKeeper> log;

    public FitKeeper(NodeIdentity node, IOptions<TrainingOptions> options, TimeProvider clock, ILogger<FitKeeper> log)
        : this(Path.Combine(node.DataFolder, "fits"), options.Value.CheckpointEvery, clock, log)
    {
    }

    public FitKeeper(string folder, TimeSpan every, TimeProvider clock, ILogger<FitKeeper> log)
    {
        (this.folder, this.every, this.clock, this.log) = (folder, every, clock, log);
        Directory.CreateDirectory(folder);
        foreach (var abandoned in Directory.EnumerateFiles(folder, "*.tmp"))
        {
            File.Delete(abandoned);
        }
    }

    /// <param name="inputs">Hash of all that decides the fit: what was kept of others is no use.</param>
    public FitCheckpoints Of(string run, string inputs)
    {
        var (key, kept) = ($"{run}-{inputs}", clock.GetTimestamp());
        return new(
            Find(key),
            () => clock.GetElapsedTime(kept) >= every,
            state =>
            {
                Keep(key, state);
                kept = clock.GetTimestamp();
            });
    }

    /// <summary>The run is over.</summary>
    public void Forget(string run)
    {
        foreach (var file in Directory.GetFiles(folder, $"{run}-*"))
        {
            File.Delete(file);
        }
    }

    private byte[]? Find(string key)
    {
        foreach (var file in Files(key))
        {
            var bytes = File.ReadAllBytes(file);
            if (Path.GetExtension(file) == $".{HashOf(bytes)}")
            {
                log.GoesOn(key, Path.GetFileName(file));
                return bytes;
            }

            File.Delete(file);
        }

        return null;
    }

    /// <summary>A fit that can't be kept goes on all the same.</summary>
    private void Keep(string key, byte[] state)
    {
        var (file, temporary) = (Path.Combine(folder, $"{key}.{HashOf(state)}"), Path.Combine(folder, $"{key}.tmp"));
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write))
            {
                stream.Write(state);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, file, overwrite: true);
            foreach (var old in Files(key).Where(old => old != file).Concat(new DirectoryInfo(folder).GetFiles().OrderByDescending(one => one.LastWriteTimeUtc).Skip(Most).Select(one => one.FullName)))
            {
                File.Delete(old);
            }
        }
        catch (IOException problem)
        {
            log.NotKept(key, problem.Message);
        }
    }

    private string[] Files(string key) => [.. Directory.GetFiles(folder, $"{key}.*").Where(file => !file.EndsWith(".tmp", StringComparison.Ordinal))];

    private static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
