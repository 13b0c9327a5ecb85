namespace MlopsLab.Hosting.Choice;

/// <summary>The arguments of an AppHost: --engine, and settings as Section:Key=value.</summary>
internal sealed record EngineArguments(EngineKind? Engine, IReadOnlyList<string> Rest, string? Problem)
{
    private const string Option = "--engine";

    public static EngineArguments Parse(IReadOnlyList<string> args)
    {
        EngineKind? engine = null;
        var rest = new List<string>();
        for (var i = 0; i < args.Count; i++)
        {
            var isOption = args[i] == Option || args[i].StartsWith(Option + "=", StringComparison.Ordinal);
            if (!isOption && !args[i].Contains('=', StringComparison.Ordinal))
            {
                return Wrong($"Unknown argument '{args[i]}'. Known: --engine aspire|embedded, and settings as Section:Key=value.");
            }

            if (!isOption)
            {
                rest.Add(args[i]);
                continue;
            }

            var value = args[i] == Option ? args.ElementAtOrDefault(++i) : args[i][(Option.Length + 1)..];
            if (!Enum.TryParse<EngineKind>(value, ignoreCase: true, out var kind) || !Enum.IsDefined(kind) || char.IsAsciiDigit(value[0]))
            {
                return Wrong($"--engine takes 'aspire' or 'embedded', not '{value}'.");
            }

            engine = kind;
        }

        return new(engine, rest, null);
    }

    private static EngineArguments Wrong(string problem) => new(null, [], problem);
}
