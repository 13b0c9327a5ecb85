using MlopsLab.Learning.Numerics;

namespace MlopsLab.Learning.Logistic;

/// <summary>Mean log-loss plus L2 on all weights but the intercept, and its gradient; every input has one active weight per row.</summary>
internal sealed class LogisticProblem
{
    private readonly Dataset data;
    private readonly double penalty;
    private readonly int[] active;
    private readonly float[] value;

    public LogisticProblem(Dataset data, Encoding encoding, double l2)
    {
        this.data = data;
        penalty = l2 / data.Rows;
        active = new int[data.X.Length];
        value = new float[data.X.Length];
        var x = data.X;
        for (var at = 0; at < x.Length; at++)
        {
            (active[at], value[at]) = encoding.Encode(at % data.Inputs.Count, x[at]);
        }
    }

    public double Evaluate(ReadOnlySpan<double> weights, Span<double> gradient)
    {
        gradient.Clear();
        var inputs = data.Inputs.Count;
        var loss = 0.0;
        for (var row = 0; row < data.Rows; row++)
        {
            var ids = active.AsSpan(row * inputs, inputs);
            var values = value.AsSpan(row * inputs, inputs);
            var z = weights[^1];
            for (var i = 0; i < ids.Length; i++)
            {
                z += weights[ids[i]] * values[i];
            }

            var y = data.Y[row];
            loss += LogLoss(y > 0 ? z : -z);
            var error = Sigmoid.Of(z) - y;
            gradient[^1] += error;
            for (var i = 0; i < ids.Length; i++)
            {
                gradient[ids[i]] += error * values[i];
            }
        }

        return Penalised(loss / data.Rows, weights, gradient);
    }

    private double Penalised(double loss, ReadOnlySpan<double> weights, Span<double> gradient)
    {
        gradient[^1] /= data.Rows;
        for (var i = 0; i < weights.Length - 1; i++)
        {
            gradient[i] = (gradient[i] / data.Rows) + (penalty * weights[i]);
            loss += penalty * weights[i] * weights[i] / 2;
        }

        return loss;
    }

    private static double LogLoss(double margin) =>
        margin > 0 ? Math.Log(1 + Sigmoid.Exp(-margin)) : Math.Log(1 + Sigmoid.Exp(margin)) - margin;
}
