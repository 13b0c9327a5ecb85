using System.Text.Json;

namespace MlopsLab.Training.Domain.Stages;

/// <summary>How a stage's output lies on disk; the same value always gives the same bytes.</summary>
internal sealed record StageFormat<T>(Action<Stream, T> Write, Func<Stream, T> Read)
{
    public static StageFormat<T> Json { get; } = new(
        (stream, value) => JsonSerializer.Serialize(stream, value, StageJson.Options),
        stream => JsonSerializer.Deserialize<T>(stream, StageJson.Options) ?? throw new InvalidDataException("A stage's output is empty."));
}
