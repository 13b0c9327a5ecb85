namespace MlopsLab.Benchmarks.Learning;

/// <summary>250,000 card payments with 24 numbers each and 1.5 % fraud, seeded, for machines without the tables that the targets were set on.</summary>
internal static class MadeUpTable
{
    public const int Columns = 25;
    private const int Rows = 250_000;

    public static double[] Make()
    {
        var random = new Random(20260101);
        var table = new double[Rows * Columns];
        for (var at = 0; at < table.Length; at += Columns)
        {
            Fill(table.AsSpan(at, Columns), random);
        }

        return table;
    }

    private static void Fill(Span<double> row, Random random)
    {
        for (var column = 0; column < 10; column++)
        {
            row[column] = Math.Round(Math.Exp(Normal(random) * 0.8) * 50, 2);
        }

        for (var column = 10; column < 16; column++)
        {
            row[column] = Math.Floor(-Math.Log(1 - random.NextDouble()) * (column - 8));
        }

        for (var column = 16; column < 20; column++)
        {
            row[column] = random.Next(column == 16 ? 168 : 25);
        }

        for (var column = 20; column < 24; column++)
        {
            row[column] = random.NextDouble() < 0.1 ? 1 : 0;
        }

        row[24] = random.NextDouble() < 1 / (1 + Math.Exp(-LogOdds(row, random))) ? 1 : 0;
    }

    private static double LogOdds(ReadOnlySpan<double> row, Random random) =>
        -9.2
        + (1.2 * Math.Log(row[0] / row[1]))
        + (row[16] % 24 < 5 ? 1.6 : 0)
        + (1.4 * row[20] * Math.Log(1 + (row[2] / 20)))
        + (1.1 * Math.Tanh(row[10] / 3) * (row[0] < 30 ? 2 : 1))
        + ((row[17] % 5) * 0.7)
        + (row[3] > 90 && row[11] > 4 ? 2.4 : 0)
        + (0.6 * Normal(random));

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
