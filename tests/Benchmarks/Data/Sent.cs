namespace MlopsLab.Benchmarks.Data;

/// <summary>What became of the batches of one run.</summary>
internal sealed record Sent(double RowsPerSecond, double P50, double P99, long Accepted, long Refused, long RefusedWithoutRetryAfter, long Failed)
{
    public override string ToString() => $"{RowsPerSecond,9:0}  {P50,8:0.0}  {P99,8:0.0}  {Accepted,9}  {Refused,7}";
}
