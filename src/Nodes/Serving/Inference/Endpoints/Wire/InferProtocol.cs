namespace MlopsLab.Inference.Endpoints;

/// <summary>What this node's tensors are called.</summary>
internal static class InferProtocol
{
    public const string Input = "x";
    public const string Output = "score";

    /// <summary>The header that says how many bytes of JSON stand before the tensors' bytes.</summary>
    public const string HeaderLength = "Inference-Header-Content-Length";

    public const string Datatype = "FP64";
}
