namespace MlopsLab.Rollouts.Domain;

/// <summary>Which event a move announces besides the changed split.</summary>
internal enum Fact
{
    None,
    Started,
    Stepped,
    Paused,
    Resumed,
    Promoted,
    Aborted,
}
