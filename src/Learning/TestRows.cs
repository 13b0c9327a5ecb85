using MlopsLab.Learning.Artifacts;

namespace MlopsLab.Learning;

/// <summary>
/// The rows a model was judged on, as they lie in its artifact, so that whoever decides about it can score them again: this model,
/// another one, or this one with a value changed.
/// </summary>
/// <param name="Data">Inputs and labels, oldest first.</param>
/// <param name="Costs">What each mistake costs; one per row.</param>
/// <param name="Times">When each row happened.</param>
/// <param name="Keys"><see cref="KeyOf"/> of each row's record; empty when nobody told.</param>
/// <param name="Of">How many rows the model was judged on; the newest of them are here.</param>
public sealed record TestRows(
    Dataset Data, IReadOnlyList<MistakeCosts> Costs, IReadOnlyList<DateTimeOffset> Times, IReadOnlyList<ulong> Keys, IReadOnlyList<TestSlice> Slices, int Of)
{
    /// <summary>The file in an <see cref="ArtifactFolder"/>.</summary>
    public const string File = "rows.bin";

    /// <summary>Rows times inputs that a file holds at most: 2 MB.</summary>
    public const int MostValues = 250_000;

    /// <summary>A name of a record that is short and tells nothing else: 64 bits of FNV-1a.</summary>
    public static ulong KeyOf(string record)
    {
        var hash = 14_695_981_039_346_656_037UL;
        foreach (var letter in record)
        {
            hash = (hash ^ letter) * 1_099_511_628_211UL;
        }

        return hash;
    }

    /// <summary>The same rows give the same bytes: a header, then little-endian columns.</summary>
    public byte[] ToBytes() => TestRowsFormat.Write(this);

    /// <summary>Takes nothing on trust: bounded, and every value is checked.</summary>
    public static TestRowsReading Read(ReadOnlySpan<byte> bytes) => TestRowsFormat.Read(bytes);
}
