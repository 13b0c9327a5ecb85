using System.CommandLine;
using MlopsLab.Cli.Lab;
using MlopsLab.Cli.Output;

namespace MlopsLab.Cli.Commands;

internal static class NodeCommands
{
    private static readonly (string Verb, string Done, string Description)[] Verbs =
    [
        ("stop", "stopped", "Stop a node in order"),
        ("start", "started", "Start a stopped node"),
        ("restart", "restarted", "Stop a node in order and start it again"),
        ("kill", "killed", "End a node's process at once (SIGKILL); the lab starts it again"),
        ("freeze", "frozen", "Halt a node's process (SIGSTOP): it lives but answers nothing"),
        ("thaw", "thawed", "Let a frozen node go on (SIGCONT)"),
    ];

    public static Command Create()
    {
        var node = new Command("node", "One node: stop, start, kill, freeze");
        node.Subcommands.Add(List());
        foreach (var (verb, done, description) in Verbs)
        {
            node.Subcommands.Add(Act(verb, done, description));
        }

        return node;
    }

    private static Command List()
    {
        var command = new Command("list", "All nodes with state and address");
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            Screen.Rows(await lab.GetAsync("", "/nodes", ct), parsed.GetValue(Shared.Json), "no nodes", "name", "state", "healthy", "restarts", "pid", "url");
        });
        return command;
    }

    private static Command Act(string verb, string done, string description)
    {
        var name = Shared.Text("node", "Its name, as `lab node list` shows it");
        var command = new Command(verb, description) { name };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var node = parsed.GetValue(name) ?? "";
            var answer = await lab.PostAsync("", $"/nodes/{Uri.EscapeDataString(node)}/{verb}", body: null, ct);
            Screen.Said(answer, parsed.GetValue(Shared.Json), $"{node} {done}");
        });
        return command;
    }
}
