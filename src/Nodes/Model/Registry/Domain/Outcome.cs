using System.Diagnostics.CodeAnalysis;

namespace MlopsLab.Registry.Domain;

/// <summary>What was done, or why it was refused.</summary>
internal sealed record Outcome<T>(T? Done, Refusal? Refused)
    where T : class
{
    [MemberNotNullWhen(true, nameof(Done))]
    [MemberNotNullWhen(false, nameof(Refused))]
    public bool Succeeded => Done is not null;

    public static implicit operator Outcome<T>(T done) => new(done, null);

    public static implicit operator Outcome<T>(Refusal refused) => new(null, refused);
}
