namespace MlopsLab.Scenarios;

/// <summary>Computes one feature; <paramref name="done"/> holds those before it.</summary>
internal delegate double FeatureStep(Row row, DateTimeOffset at, ReadOnlySpan<EntityState?> states, ReadOnlySpan<double> done);
