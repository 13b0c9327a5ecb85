using System.Diagnostics;
using System.Globalization;

namespace MlopsLab.Hosting.Processes;

/// <summary>
/// A small shell process in a session of its own that reads a pipe held by this process. When the pipe ends without a
/// farewell, this process was killed, and the warden kills what it was told of: each group whose leader still has the
/// recorded start time, and every process that carries the run's id.
/// </summary>
internal sealed class Warden : IDisposable
{
    private const string Script = """
        exec >/dev/null 2>&1
        trap '' HUP INT TERM
        run=$1
        children=' '
        while read -r verb pid start; do
          case $verb in
            add) children="$children$pid:$start " ;;
            del) before=${children%%" $pid:"*} after=${children#*" $pid:"}
                 [ "$before" = "$children" ] || children="$before ${after#* }" ;;
            end) exit 0 ;;
          esac
        done
        for child in $children; do
          pid=${child%%:*} start=${child#*:}
          if read -r stat < "/proc/$pid/stat"; then
            set -- ${stat##*) }
            [ "${20}" = "$start" ] && kill -s KILL -- "-$pid"
          else
            kill -s KILL -- "-$pid"
          fi
        done
        for round in 1 2 3; do
          for found in $(grep -lzsx "LAB_RUN=$run" /proc/[0-9]*/environ); do
            pid=${found#/proc/}
            kill -s KILL "${pid%/environ}"
          done
        done
        """;

    private readonly Lock gate = new();
    private readonly Process shell;

    private Warden(Process shell) => this.shell = shell;

    public int Pid => shell.Id;

    public static Warden Start(string run)
    {
        var (fileName, arguments) = NewSession.Of("/bin/sh", ["-c", Script, "lab-warden", run]);
        var start = new ProcessStartInfo(fileName, arguments) { RedirectStandardInput = true, WorkingDirectory = "/" };
        return new(Process.Start(start) ?? throw new InvalidOperationException("The warden did not start."));
    }

    public void Watch(int pid, long start) => Tell($"add {Text(pid)} {Text(start)}");

    public void Forget(int pid) => Tell($"del {Text(pid)}");

    /// <summary>Tells the warden that everything ended in order.</summary>
    public void Dispose()
    {
        Tell("end");
        shell.Dispose();
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private void Tell(string line)
    {
        lock (gate)
        {
            try
            {
                shell.StandardInput.Write(line + "\n");
                shell.StandardInput.Flush();
            }
            catch (IOException)
            {
                // The warden itself was killed; the record on disk lets the next start clean up.
            }
        }
    }
}
