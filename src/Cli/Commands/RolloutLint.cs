using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlopsLab.Cli.Lab;
using MlopsLab.Cli.Output;
using MlopsLab.Policies;

namespace MlopsLab.Cli.Commands;

/// <summary>Says all that is wrong with a policy, or what it does; needs no running lab.</summary>
internal static class RolloutLint
{
    private static readonly Argument<string> Path = Shared.File("policy", "A policy file");

    public static Command Create()
    {
        var command = new Command("lint", "Check a rollout policy: all errors at once, each with its line and remedy") { Path };
        command.SetAction(parsed => Run(PolicyText.Read(parsed.GetValue(Path) ?? ""), parsed.GetValue(Shared.Json)));
        return command;
    }

    private static int Run(PolicyText file, bool json)
    {
        var (policy, errors) = file.Reading;
        if (json)
        {
            var answer = new { valid = policy is not null, policy?.Name, strategy = policy?.Strategy.ToString(), steps = policy?.Steps, errors };
            Screen.Json(JsonSerializer.SerializeToNode(answer, JsonSerializerOptions.Web) ?? new JsonObject());
        }
        else if (policy is null)
        {
            Console.Out.WriteLine(string.Join('\n', errors.Select(error => $"{file.Path}: {error}")));
        }
        else
        {
            Console.Out.WriteLine(string.Join('\n', policy.Steps.Select((step, index) => Say(step, index + 1))));
        }

        return policy is null ? 1 : 0;
    }

    private static string Say(PolicyStep step, int number)
    {
        string?[] waits =
        [
            step.Requests > 0 ? $"{step.Requests} {(step.Shadow ? "mirrored" : "canary")} requests" : null,
            step.Hold > TimeSpan.Zero ? $"{step.Hold.TotalSeconds:0} s" : null,
            step.Analysis.Count > 0 ? $"metrics {string.Join(", ", step.Analysis)}" : null,
            step.Manual ? "a person" : null,
            step.Gate is { Webhook: { } hook } ? hook.ToString() : null,
        ];
        var weight = step.Shadow ? string.Create(CultureInfo.InvariantCulture, $"shadow of {100 * step.Share:0.#} %") : string.Create(CultureInfo.InvariantCulture, $"{100 * step.Weight:0.#} %");
        var waiting = string.Join(" and ", waits.OfType<string>());
        return $"{number}. {weight}{(waiting.Length == 0 ? "" : $", until {waiting}")}";
    }
}
