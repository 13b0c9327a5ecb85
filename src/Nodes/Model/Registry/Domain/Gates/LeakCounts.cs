namespace MlopsLab.Registry.Domain.Gates;

/// <summary>The rows that training searched for leaks, as its evaluation tells them.</summary>
internal sealed record LeakCounts(int PastPositives, int LaterPositives, int LaterNegatives, int Fewest);
