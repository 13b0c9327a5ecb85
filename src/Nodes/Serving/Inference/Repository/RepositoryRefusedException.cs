namespace MlopsLab.Inference.Repository;

/// <summary>What was asked of the repository can't be done; caught where the answer is written.</summary>
internal sealed class RepositoryRefusedException(int status, string reason) : Exception(reason)
{
    public int Status { get; } = status;
}
