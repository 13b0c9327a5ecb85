namespace MlopsLab.Hosting.Engine;

/// <summary>What is to be thought of a process that runs.</summary>
internal enum Liveness
{
    Alive,
    Frozen,
    Lost,
}
