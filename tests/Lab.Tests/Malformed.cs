using System.Text;

namespace MlopsLab.Lab.Tests;

/// <summary>Bodies that nobody should send, made from one that is in order; the same seed makes the same bodies.</summary>
internal sealed class Malformed(string good, int seed)
{
    private readonly byte[] _good = Encoding.UTF8.GetBytes(good);
    private readonly Random _draws = new(seed);

    public byte[] Next() => _draws.Next(8) switch
    {
        0 => _good[.._draws.Next(_good.Length)],
        1 => Changed(),
        2 => Encoding.UTF8.GetBytes(new string('[', 1 + _draws.Next(100_000))),
        3 => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 1 + _draws.Next(5_000)))),
        4 => Spliced("1e999999999999"u8),
        5 => Spliced(Encoding.UTF8.GetBytes(new string('9', 1 + _draws.Next(2_000)))),
        6 => Spliced([0xC3, 0x28, 0xA0, 0xFF, 0xFE]),
        _ => Noise(),
    };

    // One byte is another: often no JSON any more, sometimes another record.
    private byte[] Changed()
    {
        var body = _good.ToArray();
        body[_draws.Next(body.Length)] = (byte)_draws.Next(256);
        return body;
    }

    private byte[] Spliced(ReadOnlySpan<byte> strange)
    {
        var at = _draws.Next(_good.Length);
        return [.. _good.AsSpan(0, at), .. strange, .. _good.AsSpan(at)];
    }

    private byte[] Noise()
    {
        var body = new byte[_draws.Next(2_000)];
        _draws.NextBytes(body);
        return body;
    }
}
