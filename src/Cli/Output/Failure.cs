using System.CommandLine.Parsing;
using MlopsLab.Cli.Lab;

namespace MlopsLab.Cli.Output;

/// <summary>One line on the error stream and the exit code: 1 for a negative answer, 2 for misuse.</summary>
internal static class Failure
{
    public static int Misuse(IReadOnlyList<ParseError> errors)
    {
        Console.Error.WriteLine($"lab: {string.Join("; ", errors.Select(error => error.Message))} (`lab --help` lists the commands, `lab <command> --help` its options)");
        return 2;
    }

    public static int Report(LabException e)
    {
        Console.Error.WriteLine($"lab: {e.Message.ReplaceLineEndings(" ")}");
        return e.ExitCode;
    }
}
