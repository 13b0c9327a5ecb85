namespace MlopsLab.Learning.Logistic;

/// <summary>Limited-memory BFGS with a backtracking line search (Nocedal and Wright, Numerical Optimization, algorithms 7.4 and 3.1).</summary>
internal static class Lbfgs
{
    private const int Memory = 10;
    private const double GradientTolerance = 1e-6;
    private const double Armijo = 1e-4;

    /// <summary>Moves <paramref name="point"/> to the minimum and returns the steps taken.</summary>
    public static int Minimise(Objective objective, double[] point, int steps, Action<int> progress, CancellationToken ct)
    {
        var gradient = new double[point.Length];
        var value = objective(point, gradient);
        var history = new Queue<Correction>();
        for (var step = 1; step <= steps; step++)
        {
            ct.ThrowIfCancellationRequested();
            if (Largest(gradient) < GradientTolerance)
            {
                return step - 1;
            }

            var direction = Direction(gradient, history);
            if (!Move(objective, point, gradient, direction, ref value, history))
            {
                return step;
            }

            progress(step);
        }

        return steps;
    }

    /// <summary>Halves the step until the value falls enough; false when it no longer does.</summary>
    private static bool Move(
        Objective objective, double[] point, double[] gradient, double[] direction, ref double value, Queue<Correction> history)
    {
        var slope = Dot(gradient, direction);
        var next = new double[point.Length];
        var nextGradient = new double[point.Length];
        for (var length = history.Count == 0 ? Math.Min(1, 1 / Largest(gradient)) : 1.0; length > 1e-12; length /= 2)
        {
            for (var i = 0; i < point.Length; i++)
            {
                next[i] = point[i] + (length * direction[i]);
            }

            var nextValue = objective(next, nextGradient);
            if (nextValue <= value + (Armijo * length * slope))
            {
                Remember(history, Difference(next, point), Difference(nextGradient, gradient));
                next.CopyTo(point, 0);
                nextGradient.CopyTo(gradient, 0);
                value = nextValue;
                return true;
            }
        }

        return false;
    }

    private static void Remember(Queue<Correction> history, double[] moved, double[] turned)
    {
        var curvature = Dot(moved, turned);
        if (curvature <= 1e-18)
        {
            return;
        }

        history.Enqueue(new(moved, turned, 1 / curvature));
        if (history.Count > Memory)
        {
            history.Dequeue();
        }
    }

    private static double[] Direction(double[] gradient, Queue<Correction> history)
    {
        var q = (double[])gradient.Clone();
        var corrections = history.ToArray();
        var alphas = new double[corrections.Length];
        for (var i = corrections.Length - 1; i >= 0; i--)
        {
            alphas[i] = corrections[i].Rho * Dot(corrections[i].Moved, q);
            Add(q, -alphas[i], corrections[i].Turned);
        }

        if (corrections is [.., var last])
        {
            Scale(q, 1 / (last.Rho * Dot(last.Turned, last.Turned)));
        }

        for (var i = 0; i < corrections.Length; i++)
        {
            Add(q, alphas[i] - (corrections[i].Rho * Dot(corrections[i].Turned, q)), corrections[i].Moved);
        }

        Scale(q, -1);
        return q;
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static void Add(double[] target, double factor, double[] other)
    {
        for (var i = 0; i < target.Length; i++)
        {
            target[i] += factor * other[i];
        }
    }

    private static void Scale(double[] target, double factor)
    {
        for (var i = 0; i < target.Length; i++)
        {
            target[i] *= factor;
        }
    }

    private static double[] Difference(double[] a, double[] b) => [.. a.Zip(b, (left, right) => left - right)];

    private static double Largest(double[] values) => values.Max(Math.Abs);
}
