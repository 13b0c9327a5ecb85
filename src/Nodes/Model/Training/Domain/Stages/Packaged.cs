namespace MlopsLab.Training.Domain.Stages;

/// <summary>The finished artifact.</summary>
internal sealed record Packaged(byte[] Bytes)
{
    public static StageFormat<Packaged> Format { get; } = new(
        (stream, value) => stream.Write(value.Bytes),
        stream =>
        {
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return new(bytes.ToArray());
        });
}
