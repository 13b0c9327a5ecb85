namespace MlopsLab.Learning;

/// <summary>Either settings, or every reason why there are none.</summary>
public sealed record SettingsReading(LearnerSettings? Settings, IReadOnlyList<SettingError> Errors);
