namespace MlopsLab.ServiceDefaults.Startup;

/// <summary>Ends a process that can't start with its message on stderr and exit code 1, instead of a stack trace and a core dump.</summary>
internal static class LastWords
{
    private static int _installed;

    public static void Install()
    {
        if (Interlocked.Exchange(ref _installed, 1) == 0)
        {
            AppDomain.CurrentDomain.UnhandledException += Say;
        }
    }

    private static void Say(object sender, UnhandledExceptionEventArgs surprise)
    {
        if (surprise.ExceptionObject is StartRefusedException refused)
        {
            Console.Error.WriteLine(refused.Message);
            Environment.Exit(1);
        }
    }
}
