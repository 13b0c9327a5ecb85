using System.Buffers;
using System.Text;
using MlopsLab.Ingestion.Storage.Segments;

namespace MlopsLab.Ingestion.Tests.Segments;

public sealed class SegmentLineTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("""{"id":"a","fields":{"x":"é"}}""")]
    public void Reads_back_what_was_written(string json)
    {
        Assert.True(SegmentLine.TryRead(Line(json).AsSpan()[..^1], out var read));
        Assert.Equal(json, Encoding.UTF8.GetString(read));
    }

    [Fact]
    public void Has_the_checksum_other_tools_compute()
    {
        // CRC-32C of "123456789" (RFC 3720, appendix B.4 lists the polynomial; the check value is in every catalogue)
        Assert.Equal("e3069283 123456789\n", Encoding.UTF8.GetString(Line("123456789")));
    }

    [Fact]
    public void Refuses_a_line_of_which_any_one_byte_was_changed()
    {
        var line = Line("""{"id":"a","amount":12.5}""");
        for (var place = 0; place < line.Length - 1; place++)
        {
            var changed = line.ToArray();
            changed[place] ^= 1;

            Assert.False(SegmentLine.TryRead(changed.AsSpan()[..^1], out _), $"byte {place}");
        }
    }

    internal static byte[] Line(string json)
    {
        var buffer = new ArrayBufferWriter<byte>();
        SegmentLine.Write(buffer, Encoding.UTF8.GetBytes(json));
        return buffer.WrittenSpan.ToArray();
    }
}
