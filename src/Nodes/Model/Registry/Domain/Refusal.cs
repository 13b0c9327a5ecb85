namespace MlopsLab.Registry.Domain;

internal sealed record Refusal(RefusalKind Kind, string Why, string Remedy)
{
    public static Refusal UnknownModel(string model) =>
        new(RefusalKind.NotFound, $"Model {model} is not registered", "List the models with `lab model list`; a model appears when its first training run completes.");

    public static Refusal UnknownVersion(string model, string version) =>
        new(RefusalKind.NotFound, $"Model {model} has no version {version}", $"List the versions with `lab model show {model}`.");

    public static Refusal Exists(string model) =>
        new(RefusalKind.Exists, $"There is a model {model} already", $"`lab model show {model}` shows it; choose another name.");

    public static Refusal NameUsedUp(string model) => new(
        RefusalKind.Exists,
        $"A deleted model was called {model}, and the numbers of its versions are never used again",
        "Choose another name.");

    public static Refusal UnknownAlias(string model, string alias) =>
        new(RefusalKind.NotFound, $"Model {model} has no alias {alias}", $"`lab model show {model}` lists its aliases.");

    public static Refusal NothingToRollBackTo(string model) => new(
        RefusalKind.Conflict,
        $"Model {model} has no earlier champion to go back to",
        $"Choose a version yourself: `lab model list` shows them, `lab rollout start {model}/<version>` rolls one out.");
}
