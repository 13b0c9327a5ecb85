using System.Runtime.InteropServices;
using MlopsLab.Scenarios;

namespace MlopsLab.Features.Domain;

/// <summary>Notes the vectors of some rows of a batch as the states that are being changed give them.</summary>
internal sealed class VectorSample(CompiledView view, int every)
{
    private readonly double[] vector = new double[view.Pipeline.Features.Count];

    public List<(FoldRow Row, byte[] Vector)> Taken { get; } = [];

    public bool Wants(FoldRow row) => row.Position % every == 0;

    public void Take(FoldRow row, EntityState?[] states)
    {
        view.Pipeline.Compute(row.Row, row.At, states, vector);
        Taken.Add((row, MemoryMarshal.AsBytes(vector.AsSpan()).ToArray()));
    }
}
