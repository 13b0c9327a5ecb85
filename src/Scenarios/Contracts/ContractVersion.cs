using System.Globalization;

namespace MlopsLab.Scenarios;

/// <summary>The version of a contract, derived from how it changed: never written by hand.</summary>
/// <param name="Major">Raised by a breaking change.</param>
/// <param name="Minor">Raised by a compatible one.</param>
public readonly record struct ContractVersion(int Major, int Minor)
{
    /// <summary>The version of the first contract of a scenario.</summary>
    public static ContractVersion First(DataContract contract) => new(contract.Declared, 0);

    /// <summary>Reads <c>2.1</c>; null when it is something else.</summary>
    public static ContractVersion? Parse(string? text) =>
        text?.Split('.') is [var major, var minor] && Number(major) is { } first && Number(minor) is { } second ? new(first, second) : null;

    /// <summary>The version of the contract that comes after this one.</summary>
    /// <param name="level">How it changed.</param>
    /// <param name="declared">The number its file gives; a higher one is taken over.</param>
    public ContractVersion Next(ChangeLevel level, int declared) => level switch
    {
        ChangeLevel.Major => new(Math.Max(Major + 1, declared), 0),
        ChangeLevel.Minor => this with { Minor = Minor + 1 },
        _ => this,
    };

    /// <summary>For example <c>2.1</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
