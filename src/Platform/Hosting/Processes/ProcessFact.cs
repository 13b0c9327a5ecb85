namespace MlopsLab.Hosting.Processes;

/// <summary>A process as the system's table has it; pid and start together name it for good.</summary>
internal sealed record ProcessFact(int Pid, char State, int Group, long Start)
{
    public bool IsStopped => State is 'T' or 't';

    public bool IsDead => State is 'Z' or 'X';
}
