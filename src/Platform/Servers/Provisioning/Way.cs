namespace MlopsLab.Servers;

/// <summary>What to do so that a server can be run.</summary>
internal abstract record Way(string Name)
{
    public sealed record Use(Installation Installation) : Way("use");

    public sealed record Unpack() : Way("unpacking the distribution's packages");

    public sealed record Install(string Program, IReadOnlyList<string> Arguments) : Way(Program);

    public sealed record Container(string Engine) : Way(Engine);

    public sealed record GiveUp(string Message) : Way("give up");
}
