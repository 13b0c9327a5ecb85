namespace MlopsLab.Registry.Domain.Gates;

/// <summary>Rows whose record was also scored live: how many, how many with another score, and the largest difference.</summary>
internal sealed record ParityCount(long Compared, long Different, double Largest);
