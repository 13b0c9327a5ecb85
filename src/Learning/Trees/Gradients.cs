using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using MlopsLab.Learning.Numerics;

namespace MlopsLab.Learning.Trees;

/// <summary>The derivatives of the loss at the scores so far, computed in pieces of fixed length and summed in their order.</summary>
internal sealed class Gradients
{
    /// <summary>Rows of a piece; a multiple of the sixteen lanes.</summary>
    public const int Piece = 4_096;

    private const int Lanes = 16;

    private readonly Outcome outcome;
    private readonly double[] scores;
    private readonly float[] y;
    private readonly float[]? weights;
    private readonly float[] g;
    private readonly float[] h;
    private readonly (double G, double H)[] sums;

    /// <param name="scores">Padded as this class's own arrays are, see <see cref="Padded"/>.</param>
    public Gradients(Dataset data, int rows, double positiveWeight, double[] scores)
    {
        (outcome, this.scores, Rows) = (data.Outcome, scores, rows);
        var padded = Padded(rows);
        (y, g, h) = (new float[padded], new float[padded], new float[padded]);
        data.Y[..rows].CopyTo(y);
        weights = Weighted(data, padded, rows, positiveWeight);
        sums = new (double, double)[(rows + Piece - 1) / Piece];
        Packed = new long[padded];
    }

    public int Rows { get; }

    /// <summary>Both derivatives of each row, see <see cref="Trees.Scale"/>.</summary>
    public long[] Packed { get; }

    public Scale Scale { get; private set; }

    public static int Padded(int rows) => (rows + Lanes - 1) / Lanes * Lanes;

    public void Compute(Crew crew)
    {
        crew.Share(Rows, Piece, (_, start, count) => sums[start / Piece] = Derive(start, count));
        var (absoluteG, sumH) = (0.0, 0.0);
        foreach (var sum in sums)
        {
            (absoluteG, sumH) = (absoluteG + sum.G, sumH + sum.H);
        }

        Scale = Scale.For(absoluteG, sumH);
    }

    /// <summary>Rounds a piece; <paramref name="tree"/> shifts the dither, so that a row is not always rounded the same way.</summary>
    public void Pack(int start, int count, int tree)
    {
        var (scaleG, scaleH) = ((float)Scale.G, (float)Scale.H);
        var row = Vector512.Create((uint)start + ((uint)tree * 0x85EB_CA6Bu)) + Vector512<uint>.Indices;
        for (var at = start; at < start + count; at += Lanes)
        {
            // Weyl's sequence: multiples of the golden ratio spread evenly over [0, 1).
            var dither = Vector512.ConvertToSingle(((row * 0x9E37_79B9u) >> 8).AsInt32()) * (1f / (1 << 24));
            var first = Vector512.ConvertToInt32Native(Vector512.Floor((Load(g, at) * scaleG) + dither));
            var second = Vector512.ConvertToInt32Native(Vector512.Floor((Load(h, at) * scaleH) + dither));
            Store(at, Vector512.WidenLower(first), Vector512.WidenLower(second));
            Store(at + (Lanes / 2), Vector512.WidenUpper(first), Vector512.WidenUpper(second));
            row += Vector512.Create((uint)Lanes);
        }
    }

    private void Store(int at, Vector512<long> first, Vector512<long> second) =>
        ((first << 32) + second).StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(Packed), (nuint)at);

    private (double G, double H) Derive(int start, int count)
    {
        var (sumG, sumH) = (Vector512<double>.Zero, Vector512<double>.Zero);
        for (var at = start; at < start + count; at += Lanes)
        {
            var score = Vector512.Narrow(LoadScores(at), LoadScores(at + (Lanes / 2)));
            var (first, second) = Derivatives(score, Load(y, at));
            if (weights is not null)
            {
                var weight = Load(weights, at);
                (first, second) = (first * weight, second * weight);
            }

            first.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(g), (nuint)at);
            second.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(h), (nuint)at);
            if (at + Lanes <= Rows)
            {
                var absolute = Vector512.Abs(first);
                sumG += Vector512.WidenLower(absolute) + Vector512.WidenUpper(absolute);
                sumH += Vector512.WidenLower(second) + Vector512.WidenUpper(second);
            }
        }

        return WithTail(Sum(sumG), Sum(sumH), start + count);
    }

    /// <summary>Adds the rows that did not fill the lanes.</summary>
    private (double G, double H) WithTail(double sumG, double sumH, int end)
    {
        for (var row = end == Rows ? Rows / Lanes * Lanes : end; row < end; row++)
        {
            (sumG, sumH) = (sumG + Math.Abs(g[row]), sumH + h[row]);
        }

        return (sumG, sumH);
    }

    /// <summary>Lane by lane, since the order of adding must not depend on the machine.</summary>
    private static double Sum(Vector512<double> lanes)
    {
        var sum = 0.0;
        for (var lane = 0; lane < Vector512<double>.Count; lane++)
        {
            sum += lanes[lane];
        }

        return sum;
    }

    private (Vector512<float> First, Vector512<float> Second) Derivatives(Vector512<float> score, Vector512<float> label)
    {
        if (outcome == Outcome.Number)
        {
            return (score - label, Vector512<float>.One);
        }

        var p = FloatSigmoid.Of(score);
        return (p - label, Vector512.Max(p * (Vector512<float>.One - p), Vector512.Create(1e-16f)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Load(float[] values, int at) =>
        Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(values), (nuint)at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<double> LoadScores(int at) => Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(scores), (nuint)at);

    private static float[]? Weighted(Dataset data, int padded, int rows, double positiveWeight)
    {
        if (data.Weights.IsEmpty && (positiveWeight == 1 || data.Outcome == Outcome.Number))
        {
            return null;
        }

        var weights = new float[padded];
        for (var row = 0; row < rows; row++)
        {
            weights[row] = data.Weight(row) * (data.Outcome == Outcome.Binary && data.Y[row] > 0 ? (float)positiveWeight : 1);
        }

        return weights;
    }
}
