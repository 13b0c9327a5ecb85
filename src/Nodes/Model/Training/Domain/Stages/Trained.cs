using MlopsLab.Learning;

namespace MlopsLab.Training.Domain.Stages;

/// <summary>A model between its stages, with how many steps its learner took.</summary>
internal sealed record Trained(ModelArtifact Artifact, int Steps)
{
    public static StageFormat<Trained> Format { get; } = new(Write, Read);

    private static void Write(Stream stream, Trained trained)
    {
        stream.Write(BitConverter.GetBytes(trained.Steps));
        stream.Write(trained.Artifact.ToBytes());
    }

    private static Trained Read(Stream stream)
    {
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        var all = bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
        return ModelArtifact.Read(all[sizeof(int)..]) is { Artifact: { } artifact }
            ? new(artifact, BitConverter.ToInt32(all))
            : throw new InvalidDataException("A stage's model can't be read.");
    }
}
