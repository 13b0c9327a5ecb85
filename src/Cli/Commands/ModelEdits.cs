using System.CommandLine;
using MlopsLab.Cli.Lab;
using MlopsLab.Cli.Output;

namespace MlopsLab.Cli.Commands;

/// <summary>What is written on models and versions, user-made aliases, and their going.</summary>
internal static class ModelEdits
{
    public static IEnumerable<Command> All() => [Tag(), Untag(), Describe(), Alias(), Rename(), Delete()];

    private static Command Tag()
    {
        var (target, key, value) = (Target(), Shared.Text("key", "The tag's name"), Shared.Text("value", "What it says"));
        var command = new Command("tag", "Put a tag on a model or a version") { target, key, value, Shared.By, Shared.Why };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var body = new { key = parsed.GetValue(key), value = parsed.GetValue(value), by = parsed.GetValue(Shared.By), why = parsed.GetValue(Shared.Why) };
            var answer = await lab.PutAsync(ModelCommands.Node, $"{PathOf(parsed.GetValue(target))}/tags", body, ct);
            Screen.Said(answer, parsed.GetValue(Shared.Json), $"{parsed.GetValue(target)}: {parsed.GetValue(key)} = {parsed.GetValue(value)}");
        });
        return command;
    }

    private static Command Untag()
    {
        var (target, key) = (Target(), Shared.Text("key", "The tag's name"));
        var command = new Command("untag", "Take a tag off a model or a version") { target, key, Shared.By, Shared.Why };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var path = $"{PathOf(parsed.GetValue(target))}/tags?key={Uri.EscapeDataString(parsed.GetValue(key) ?? "")}&{Reason(parsed)}";
            Screen.Said(await lab.DeleteAsync(ModelCommands.Node, path, ct), parsed.GetValue(Shared.Json), $"{parsed.GetValue(target)}: no {parsed.GetValue(key)}");
        });
        return command;
    }

    private static Command Describe()
    {
        var (target, text) = (Target(), Shared.Text("text", "The description; an empty one takes it away"));
        var command = new Command("describe", "Say what a model or a version is") { target, text, Shared.By, Shared.Why };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var body = new { description = parsed.GetValue(text), by = parsed.GetValue(Shared.By), why = parsed.GetValue(Shared.Why) };
            var answer = await lab.PutAsync(ModelCommands.Node, $"{PathOf(parsed.GetValue(target))}/description", body, ct);
            Screen.Said(answer, parsed.GetValue(Shared.Json), $"{parsed.GetValue(target)} described");
        });
        return command;
    }

    private static Command Alias() => new("alias", "Names of your own for versions") { SetAlias(), UnsetAlias() };

    private static Command SetAlias()
    {
        var (version, alias) = (Shared.Text("version", "<model>/<version>"), Shared.Text("alias", "The name, for example candidate"));
        var command = new Command("set", "Point an alias to a version") { version, alias, Shared.By, Shared.Why };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var (model, number) = Shared.ModelVersion(parsed.GetValue(version) ?? "");
            var body = new { version = number, by = parsed.GetValue(Shared.By), why = parsed.GetValue(Shared.Why) };
            var answer = await lab.PutAsync(ModelCommands.Node, $"/models/{Uri.EscapeDataString(model)}/aliases/{Uri.EscapeDataString(parsed.GetValue(alias) ?? "")}", body, ct);
            Screen.Said(answer, parsed.GetValue(Shared.Json), $"{parsed.GetValue(alias)} of {model} is version {number}");
        });
        return command;
    }

    private static Command UnsetAlias()
    {
        var (model, alias) = (Shared.Text("model", "The model"), Shared.Text("alias", "The name to take away"));
        var command = new Command("unset", "Take an alias away") { model, alias, Shared.By, Shared.Why };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var path = $"{PathOf(parsed.GetValue(model))}/aliases/{Uri.EscapeDataString(parsed.GetValue(alias) ?? "")}?{Reason(parsed)}";
            Screen.Said(await lab.DeleteAsync(ModelCommands.Node, path, ct), parsed.GetValue(Shared.Json), $"{parsed.GetValue(model)} has no alias {parsed.GetValue(alias)} now");
        });
        return command;
    }

    private static Command Rename()
    {
        var (model, newName) = (Shared.Text("model", "The model"), Shared.Text("new-name", "What it is called from now on"));
        var command = new Command("rename", "Give a model another name") { model, newName, Shared.By, Shared.Why };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var body = new { newName = parsed.GetValue(newName), by = parsed.GetValue(Shared.By), why = parsed.GetValue(Shared.Why) };
            var answer = await lab.PostAsync(ModelCommands.Node, $"{PathOf(parsed.GetValue(model))}/rename", body, ct);
            Screen.Said(answer, parsed.GetValue(Shared.Json), $"{parsed.GetValue(model)} is {parsed.GetValue(newName)} now");
        });
        return command;
    }

    private static Command Delete()
    {
        var target = Target();
        var command = new Command("delete", "Delete a version or a model that is not served; numbers are never used again") { target, Shared.By, Shared.Why };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var answer = await lab.DeleteAsync(ModelCommands.Node, $"{PathOf(parsed.GetValue(target))}?{Reason(parsed)}", ct);
            Screen.Said(answer, parsed.GetValue(Shared.Json), $"{parsed.GetValue(target)} deleted");
        });
        return command;
    }

    private static Argument<string> Target() => Shared.Text("target", "A model, or <model>/<version>");

    private static string PathOf(string? target) => target is { } text && text.Contains('/') ? ModelCommands.Path(text) : $"/models/{Uri.EscapeDataString(target ?? "")}";

    private static string Reason(ParseResult parsed) =>
        $"by={Uri.EscapeDataString(parsed.GetValue(Shared.By) ?? "")}&why={Uri.EscapeDataString(parsed.GetValue(Shared.Why) ?? "")}";
}
