namespace MlopsLab.Hosting.Engine;

/// <summary>Why a process does not run any more.</summary>
internal enum EndReason
{
    Stopped,
    Exited,
    Finished,
    FailedToStart,
}
