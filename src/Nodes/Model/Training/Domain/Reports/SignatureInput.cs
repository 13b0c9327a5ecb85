namespace MlopsLab.Training.Domain.Reports;

/// <param name="Unit">Of the field it is made of; 1 for counts and ratios; null when nobody said.</param>
internal sealed record SignatureInput(string Name, string Type, string? Unit, IReadOnlyList<string>? Levels);
