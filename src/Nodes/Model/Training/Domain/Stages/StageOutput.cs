namespace MlopsLab.Training.Domain.Stages;

/// <summary>What a stage made; read from disk only when a later stage needs it.</summary>
internal sealed class StageOutput<T>(string hash, Func<T> read)
{
    private readonly Lazy<T> value = new(read);

    public string Hash => hash;

    public T Value => value.Value;
}
