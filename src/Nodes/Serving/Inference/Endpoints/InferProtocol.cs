namespace MlopsLab.Inference.Endpoints;

/// <summary>What this node's tensors are called.</summary>
internal static class InferProtocol
{
    public const string Input = "x";
    public const string Output = "score";
    public const string Datatype = "FP64";
}
