namespace MlopsLab.Cli.Tests.Support;

/// <summary>What one call of <c>lab</c> said and how it ended.</summary>
internal sealed record Answer(int Code, string Text, string Error)
{
    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public string[] Lines => Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
