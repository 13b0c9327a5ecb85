namespace MlopsLab.Benchmarks.Learning;

/// <summary>Median microseconds on one thread for one row, 64 rows and 10,000 rows.</summary>
internal sealed record ScoringTimes(double One, double Batch, double Many);
