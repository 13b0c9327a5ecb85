using System.Diagnostics;
using MlopsLab.Training.Domain.Stages;
using MlopsLab.Training.Storage.Stages;

namespace MlopsLab.Training;

/// <summary>Does a stage, or takes what it made from the same inputs before.</summary>
/// <param name="fresh">Take nothing that was made before: the run is to prove that it comes out the same.</param>
internal sealed class StageRunner(StageCache cache, string code, bool fresh, Func<StageDone, CancellationToken, Task> tell)
{
    public Task<StageOutput<T>> DoAsync<T>(
        string stage, IReadOnlyList<string> inputs, StageFormat<T> format, Func<CancellationToken, Task<T>> compute, CancellationToken ct) => DoAsync(
        stage,
        inputs,
        async (key, token) =>
        {
            var value = await compute(token);
            var file = await cache.WriteAsync(
                key,
                (stream, _) =>
                {
                    format.Write(stream, value);
                    return Task.CompletedTask;
                },
                token);
            return (file, value);
        },
        path => Read(path, format),
        ct);

    /// <summary>For outputs that go to disk as they come; they are handed on as the path of their file.</summary>
    public Task<StageOutput<string>> StreamAsync(string stage, IReadOnlyList<string> inputs, Func<Stream, CancellationToken, Task> write, CancellationToken ct) => DoAsync(
        stage,
        inputs,
        async (key, token) =>
        {
            var file = await cache.WriteAsync(key, write, token);
            return (file, file.Path);
        },
        path => path,
        ct);

    private async Task<StageOutput<T>> DoAsync<T>(
        string stage, IReadOnlyList<string> inputs, Func<string, CancellationToken, Task<(StageFile File, T Value)>> compute, Func<string, T> read, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var began = Stopwatch.GetTimestamp();
        var key = StageKey.Of(stage, code, inputs);
        if (!fresh && await cache.FindAsync(key, ct) is { } kept)
        {
            await tell(new(stage, key, kept.Hash, kept.Bytes, true, Stopwatch.GetElapsedTime(began).TotalSeconds), ct);
            return new(kept.Hash, () => read(kept.Path));
        }

        var (file, value) = await compute(key, ct);
        await tell(new(stage, key, file.Hash, file.Bytes, false, Stopwatch.GetElapsedTime(began).TotalSeconds), ct);
        return new(file.Hash, () => value);
    }

    private static T Read<T>(string path, StageFormat<T> format)
    {
        using var file = File.OpenRead(path);
        return format.Read(file);
    }
}
