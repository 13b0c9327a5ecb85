namespace MlopsLab.Statistics;

/// <summary>Solves symmetric positive definite equations (Golub, Van Loan, Matrix Computations, 4th ed., section 4.2).</summary>
internal static class Cholesky
{
    /// <param name="matrix">Row by row, lower half; is overwritten.</param>
    /// <param name="right">Is overwritten by the solution.</param>
    public static double[] Solve(double[] matrix, double[] right)
    {
        var n = right.Length;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[(i * n) + j];
                for (var k = 0; k < j; k++)
                {
                    sum -= matrix[(i * n) + k] * matrix[(j * n) + k];
                }

                matrix[(i * n) + j] = i == j ? Math.Sqrt(Math.Max(sum, 1e-300)) : sum / matrix[(j * n) + j];
            }
        }

        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < i; k++)
            {
                right[i] -= matrix[(i * n) + k] * right[k];
            }

            right[i] /= matrix[(i * n) + i];
        }

        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++)
            {
                right[i] -= matrix[(k * n) + i] * right[k];
            }

            right[i] /= matrix[(i * n) + i];
        }

        return right;
    }
}
