using System.CommandLine.Parsing;
using System.Text.Json;
using MlopsLab.Cli.Lab;

namespace MlopsLab.Cli.Output;

/// <summary>One line on the error stream and the exit code: 1 for a negative answer, 2 for misuse.</summary>
internal static class Failure
{
    private const int Interrupted = 130;

    public static int Misuse(IReadOnlyList<ParseError> errors)
    {
        Console.Error.WriteLine($"lab: {string.Join("; ", errors.Select(error => error.Message))} (`lab --help` lists the commands, `lab <command> --help` its options)");
        return 2;
    }

    public static int Report(Exception e)
    {
        if (e is OperationCanceledException)
        {
            return Interrupted;
        }

        Console.Error.WriteLine($"lab: {Text(e).ReplaceLineEndings(" ")}");
        return e is LabException expected ? expected.ExitCode : 1;
    }

    // What nobody expected is named by its type, so that a report of it says more than its message.
    private static string Text(Exception e) => e is LabException or IOException or UnauthorizedAccessException or HttpRequestException or JsonException
        ? e.Message
        : $"unexpected {e.GetType().Name}: {e.Message}";
}
