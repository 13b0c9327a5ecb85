using System.CommandLine;
using MlopsLab.Cli.Commands;
using MlopsLab.Cli.Output;

var root = new RootCommand("Operates the lab: start it, break it, watch it, take things back.");
root.Options.Add(Shared.Json);
foreach (var command in CommandList.All())
{
    root.Subcommands.Add(command);
}

try
{
    var parsed = root.Parse(args);
    return parsed.Errors.Count > 0
        ? Failure.Misuse(parsed.Errors)
        : await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = UpCommand.EndLimit });
}
catch (Exception e)
{
    return Failure.Report(e);
}
