using System.Runtime.InteropServices;

namespace MlopsLab.Training;

/// <summary>Long computations on a thread of their own that yields to everything else, so that the node keeps answering.</summary>
internal static class QuietThread
{
    private const int OfThisThread = 0;
    private const int Nice = 10;

    public static Task<T> RunAsync<T>(Func<T> work)
    {
        var outcome = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => Run(work, outcome)) { IsBackground = true, Name = "fit", Priority = ThreadPriority.BelowNormal }.Start();
        return outcome.Task;
    }

    private static void Run<T>(Func<T> work, TaskCompletionSource<T> outcome)
    {
        // .NET ignores thread priorities on Linux; there, nice values are per thread.
        if (OperatingSystem.IsLinux())
        {
            _ = SetPriority(OfThisThread, 0, Nice);
        }

        try
        {
            outcome.SetResult(work());
        }
        catch (Exception problem)
        {
            outcome.SetException(problem);
        }
    }

    [DllImport("libc", EntryPoint = "setpriority")]
    private static extern int SetPriority(int which, uint who, int priority);
}
