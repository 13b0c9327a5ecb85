using System.CommandLine;
using System.Text.Json.Nodes;
using MlopsLab.Cli.Lab;
using MlopsLab.Cli.Output;

namespace MlopsLab.Cli.Commands;

/// <summary>Worlds that can be switched on: without a name all of them, with one that one is switched.</summary>
internal static class TrafficWorldCommand
{
    private const string Node = "traffic";
    private const string Path = "/traffic/worlds";

    private static readonly Argument<string?> Name = new("name") { Description = "The world to switch; without it all worlds are shown", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<double?> Strength = new("--strength") { Description = "0 to 1 (default 1); what it means is told with the world" };
    private static readonly Option<string?> For = new("--for") { Description = "Ends by itself after so long, for example 90s, 2m or 1h" };
    private static readonly Option<string?> Field = new("--field") { Description = "The column it hits, where it hits one" };
    private static readonly Option<string?> Variant = new("--variant") { Description = "Which kind, where there are several" };
    private static readonly Option<bool> Off = new("--off") { Description = "End it" };
    private static readonly Option<bool> AllOff = new("--all-off") { Description = "End all that are on" };

    public static Command Create()
    {
        var command = new Command("world", "Let data, people or the way between them go wrong, as strong and as long as wanted") { Name, Strength, For, Field, Variant, Off, AllOff };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task RunAsync(ParseResult parsed, CancellationToken ct)
    {
        Check(parsed);
        using var lab = LabClient.Connect();
        var json = parsed.GetValue(Shared.Json);
        if (parsed.GetValue(Name) is { } name)
        {
            await SwitchAsync(lab, parsed, $"{Path}/{Uri.EscapeDataString(name)}", json, ct);
            return;
        }

        var worlds = parsed.GetValue(AllOff) ? await lab.DeleteAsync(Node, Path, ct) : await lab.GetAsync(Node, Path, ct);
        Screen.Rows(worlds, json, "no worlds", "name", "active", "strength", "variant", "field", "until", "touched", "does");
    }

    private static async Task SwitchAsync(LabClient lab, ParseResult parsed, string path, bool json, CancellationToken ct)
    {
        if (parsed.GetValue(Off))
        {
            var ended = await lab.DeleteAsync(Node, path, ct);
            Screen.Said(ended, json, $"{Screen.Text(ended["name"])} is off; it touched {Screen.Text(ended["touched"])} records");
            return;
        }

        var order = new { strength = parsed.GetValue(Strength) ?? 1, @for = parsed.GetValue(For), field = parsed.GetValue(Field), variant = parsed.GetValue(Variant) };
        var on = await lab.PutAsync(Node, path, order, ct);
        Screen.Said(on, json, Line(on));
    }

    private static string Line(JsonNode on) =>
        $"{Screen.Text(on["name"])} is on: {Screen.Text(on["variant"])} {Screen.Text(on["field"])} at strength {Screen.Text(on["strength"])}, until {(on["until"] is { } until ? Screen.Text(until) : "it is switched off")}";

    private static void Check(ParseResult parsed)
    {
        var name = parsed.GetValue(Name);
        if (name is null && (parsed.GetValue(Off) || parsed.GetValue(Strength) is not null || parsed.GetValue(For) is not null))
        {
            throw LabException.Misuse("name the world to switch; `lab traffic world` shows all");
        }

        if (name is not null && parsed.GetValue(AllOff))
        {
            throw LabException.Misuse($"--all-off ends every world; write `lab traffic world {name} --off` to end that one");
        }
    }
}
