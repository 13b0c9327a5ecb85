namespace MlopsLab.Console.Lab;

/// <summary>Where the running lab is controlled.</summary>
internal sealed record ControlFile(string Url, string Token, string Engine);
