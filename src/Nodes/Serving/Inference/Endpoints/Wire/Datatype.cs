namespace MlopsLab.Inference.Endpoints;

/// <summary>The Open Inference Protocol's numbers.</summary>
internal enum Datatype
{
    None,
    Bool,
    Uint8,
    Uint16,
    Uint32,
    Uint64,
    Int8,
    Int16,
    Int32,
    Int64,
    Fp16,
    Bf16,
    Fp32,
    Fp64,
}
