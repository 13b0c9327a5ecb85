namespace MlopsLab.Rollouts.Domain;

/// <summary>Whether a version may become a canary, given what the registry says of its model.</summary>
internal static class StartRule
{
    public static Outcome<StartTarget> Check(RegisteredModel? model, string name, string version)
    {
        if (model is null)
        {
            return Refusal.NotFound($"Model {name} is not registered", "List the models with `lab model list`.");
        }

        if (model.Versions.FirstOrDefault(row => row.Version == version) is not { } found)
        {
            return Refusal.NotFound($"Model {name} has no version {version}", $"List the versions with `lab model show {name}`.");
        }

        if (model.Champion is not { } champion)
        {
            return Refusal.Conflict($"Model {name} has no champion to compare with", "Make an approved version the champion first.");
        }

        return CheckVersion(found, champion, name) is { } refused ? refused : new StartTarget(found, champion);
    }

    private static Refusal? CheckVersion(RegisteredVersion found, RegisteredAlias champion, string name) =>
        champion.Version == found.Version
            ? Refusal.Conflict($"Version {found.Version} of {name} is the champion already", $"Choose another version: `lab model show {name}`.")
        : found.Status != RegisteredVersion.Approved
            ? Refusal.Conflict(
                $"Version {found.Version} of {name} is {found.Status}, not approved", $"Approve it first with `lab model approve {name}/{found.Version} --why …`.")
        : found.IsBlocked
            ? Refusal.Conflict($"Version {found.Version} of {name} is blocked by its gates", $"`lab model gates {name}/{found.Version}` says by which; train another version, or answer for this one with `lab model override`.")
        : null;

    public static Refusal AlreadyRunning(Rollout running) => Refusal.Conflict(
        $"Rollout {running.Id} of {running.Model}/{running.Version} is still {running.Phase.ToString().ToLowerInvariant()}",
        "Promote or abort it first: `lab rollout promote --full` or `lab rollout abort`.");

    public static Refusal ChampionMovedMeanwhile(string model) =>
        Refusal.Conflict($"The champion of {model} moved while the rollout was about to start", "Start it again.");

    public static Refusal Unknown(string id) =>
        Refusal.NotFound($"There is no rollout {id}", "List them with `lab rollout list`, start one with `lab rollout start <model>/<version>`.");
}
