namespace MlopsLab.Cli.Lab;

/// <summary>An expected failure, told in one line.</summary>
internal sealed class LabException(string message, int exitCode) : Exception(message)
{
    public int ExitCode { get; } = exitCode;

    public static LabException Negative(string message) => new(message, exitCode: 1);

    public static LabException Misuse(string message) => new(message, exitCode: 2);
}
