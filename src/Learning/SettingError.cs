namespace MlopsLab.Learning;

/// <summary>A setting that cannot be used, why, and what would be right.</summary>
public sealed record SettingError(string Setting, string Problem, string Remedy);
