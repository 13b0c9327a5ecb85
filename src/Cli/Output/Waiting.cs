using MlopsLab.Cli.Lab;
using Spectre.Console;

namespace MlopsLab.Cli.Output;

/// <summary>Waits for something with a spinner on the error stream, so that standard output stays clean for JSON.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <exception cref="LabException">It did not happen in time.</exception>
    public static Task UntilAsync(string what, TimeSpan limit, Func<Task<bool>> happened, CancellationToken ct) =>
        UntilAsync(what, limit, async _ => await happened(), ct);

    /// <summary>The condition may tell how far things are through the callback it is given.</summary>
    public static async Task UntilAsync(string what, TimeSpan limit, Func<Action<string>, Task<bool>> happened, CancellationToken ct)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        await console.Status().StartAsync($"waiting for {Markup.Escape(what)}", async status =>
        {
            var until = TimeProvider.System.GetTimestamp() + (long)(limit.TotalSeconds * TimeProvider.System.TimestampFrequency);
            using var timer = new PeriodicTimer(Interval);
            while (!await happened(text => status.Status = Markup.Escape(text)))
            {
                if (TimeProvider.System.GetTimestamp() > until)
                {
                    throw LabException.Negative($"{what} took more than {limit.TotalSeconds:0} s");
                }

                await timer.WaitForNextTickAsync(ct);
            }
        });
    }
}
