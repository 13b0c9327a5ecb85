namespace MlopsLab.Learning;

/// <summary>One setting of a learner: its default, its range (both ends allowed) and whether only whole numbers make sense.</summary>
public sealed record SettingSpec(string Name, double Default, double Min, double Max, bool Whole, string Meaning);
