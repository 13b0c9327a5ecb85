namespace MlopsLab.Hosting.Processes;

/// <summary>Puts a command into a session of its own: Ctrl+C does not reach it, and its whole tree is one process group.</summary>
internal static class NewSession
{
    private const string Perl = "use POSIX; POSIX::setsid(); exec { $ARGV[0] } @ARGV or exit 127;";

    // setsid(1) is in every Linux; macOS has none but ships perl.
    private static readonly string? Setsid = Programs.Find("setsid");

    public static (string FileName, IEnumerable<string> Arguments) Of(string fileName, IEnumerable<string> arguments) => Setsid is null
        ? ("perl", ["-e", Perl, fileName, .. arguments])
        : (Setsid, [fileName, .. arguments]);
}
