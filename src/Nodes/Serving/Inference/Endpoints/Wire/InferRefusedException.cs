namespace MlopsLab.Inference.Endpoints;

/// <summary>The request cannot be answered; caught where the answer is written.</summary>
internal sealed class InferRefusedException(int status, string reason) : Exception(reason)
{
    public int Status { get; } = status;
}
