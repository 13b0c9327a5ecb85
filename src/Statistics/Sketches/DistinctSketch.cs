using System.Numerics;

namespace MlopsLab.Statistics;

/// <summary>
/// How many different values there were, in 2 KiB: HyperLogLog (Flajolet, Fusy, Gandouet, Meunier 2007) over 64-bit hashes
/// (Heule, Nunkesser, Hall 2013, so without a correction for large counts). Standard error 1.04 / √2048 = 2.3 %.
/// The same values in any order, and any merge of their parts, give the same sketch.
/// </summary>
public sealed class DistinctSketch
{
    /// <summary>One standard error of <see cref="Count"/>, as a share of it.</summary>
    public const double StandardError = 0.023;

    private const int Bits = 11;
    private const int Registers = 1 << Bits;
    private const double Alpha = 0.7213 / (1 + (1.079 / Registers));

    private readonly byte[] registers;

    /// <summary>Of nothing.</summary>
    public DistinctSketch()
        : this(new byte[Registers])
    {
    }

    private DistinctSketch(byte[] registers) => this.registers = registers;

    /// <summary>The estimate.</summary>
    public double Count
    {
        get
        {
            var (sum, empty) = (0.0, 0);
            foreach (var register in registers)
            {
                sum += Math.ScaleB(1, -register);
                empty += register == 0 ? 1 : 0;
            }

            var estimate = Alpha * Registers * Registers / sum;

            // Few values leave registers empty, and how many is the better estimate then (linear counting).
            return estimate <= 2.5 * Registers && empty > 0 ? Registers * Math.Log((double)Registers / empty) : estimate;
        }
    }

    /// <exception cref="FormatException">The text is not one of <see cref="ToText"/>.</exception>
    public static DistinctSketch FromText(string text)
    {
        var registers = new byte[Registers];
        var bytes = new SketchReader(text);
        for (var next = 0; !bytes.IsAtEnd; next++)
        {
            next += (int)Math.Min(bytes.Read(), Registers);
            registers[next < Registers ? next : throw new FormatException("A sketch names a register that there is not.")] = (byte)Math.Min(bytes.Read(), 64);
        }

        return new DistinctSketch(registers);
    }

    /// <summary>Adds a text by its UTF-8 bytes.</summary>
    public void Add(ReadOnlySpan<byte> value)
    {
        // FNV-1a, then the finaliser of MurmurHash3 so that near values fall far apart.
        var hash = 14695981039346656037UL;
        foreach (var octet in value)
        {
            hash = (hash ^ octet) * 1099511628211UL;
        }

        Set(Mixed(hash));
    }

    /// <summary>Adds a number; 0 and −0 are one.</summary>
    public void Add(double value) => Set(Mixed(BitConverter.DoubleToUInt64Bits(value + 0.0) ^ 0x9E3779B97F4A7C15UL));

    /// <summary>From now on this stands for the values of both.</summary>
    public void Merge(DistinctSketch other)
    {
        for (var index = 0; index < Registers; index++)
        {
            registers[index] = Math.Max(registers[index], other.registers[index]);
        }
    }

    /// <summary>The registers in Base64; equal for equal values.</summary>
    public string ToText()
    {
        var bytes = new SketchWriter();
        var next = 0;
        for (var index = 0; index < Registers; index++)
        {
            if (registers[index] > 0)
            {
                bytes.Write((ulong)(index - next));
                bytes.Write(registers[index]);
                next = index + 1;
            }
        }

        return bytes.ToText();
    }

    private static ulong Mixed(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCDUL;
        hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53UL;
        return hash ^ (hash >> 33);
    }

    private void Set(ulong hash)
    {
        var index = (int)(hash >> (64 - Bits));
        var rank = (byte)(BitOperations.LeadingZeroCount((hash << Bits) | (1UL << (Bits - 1))) + 1);
        registers[index] = Math.Max(registers[index], rank);
    }
}
