using System.Buffers;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using MlopsLab.Inference.Endpoints;

namespace MlopsLab.Inference.Tests;

public sealed class InferReaderTests
{
    [Theory]
    [InlineData("""{"inputs":[{"name":"x","shape":[2,2],"datatype":"FP64","data":[1,null,3.5,4]}]}""")]
    [InlineData("""{"inputs":[{"name":"x","shape":[2,2],"datatype":"FP32","data":[[1,null],[3.5,4]]}]}""")]
    [InlineData("""{"id":"7","parameters":{"priority":1},"outputs":[{"name":"score","parameters":{"a":[1]}}],"inputs":[{"data":[1,null,3.5,4],"parameters":{},"datatype":"INT64","shape":[2,2],"name":"x"}]}""")]
    public void Reads_flat_and_nested_data_with_members_in_any_order(string body)
    {
        using var work = Read(body);

        Assert.Equal([1, double.NaN, 3.5, 4], work.Values.ToArray());
        Assert.Equal(2, work.Rows);
        Assert.Equal(body.Contains("\"id\"") ? "7" : null, work.Id);
    }

    [Theory]
    [InlineData("""[]""", "object")]
    [InlineData("""{}""", "inputs is missing")]
    [InlineData("""{"inputs":5}""", "array")]
    [InlineData("""{"inputs":[]}""", "input x is missing")]
    [InlineData("""{"inputs":[5]}""", "an input must be an object")]
    [InlineData("""{"id":5,"inputs":[]}""", "id must be a string")]
    [InlineData("""{"inputs":[{"name":"z","shape":[1,2],"datatype":"FP64","data":[1,2]}]}""", "no such input")]
    [InlineData("""{"inputs":[{"shape":[1,2],"datatype":"FP64","data":[1,2]}]}""", "no name")]
    [InlineData("""{"inputs":[{"name":"x","shape":[1,2],"data":[1,2]}]}""", "no datatype")]
    [InlineData("""{"inputs":[{"name":"x","shape":[1,2],"datatype":"FP64"}]}""", "no data")]
    [InlineData("""{"inputs":[{"name":"x","shape":[1,2],"datatype":"BYTES","data":["a","b"]}]}""", "datatype")]
    [InlineData("""{"inputs":[{"name":"x","shape":[2],"datatype":"FP64","data":[1,2]}]}""", "[rows, 2]")]
    [InlineData("""{"inputs":[{"name":"x","shape":[1,3],"datatype":"FP64","data":[1,2,3]}]}""", "[rows, 2]")]
    [InlineData("""{"inputs":[{"name":"x","shape":[0,2],"datatype":"FP64","data":[]}]}""", "[rows, 2]")]
    [InlineData("""{"inputs":[{"name":"x","shape":[-1,2],"datatype":"FP64","data":[]}]}""", "[rows, 2]")]
    [InlineData("""{"inputs":[{"name":"x","shape":[1.5,2],"datatype":"FP64","data":[1,2]}]}""", "whole numbers")]
    [InlineData("""{"inputs":[{"name":"x","shape":[2,2],"datatype":"FP64","data":[1,2]}]}""", "shape says 4")]
    [InlineData("""{"inputs":[{"name":"x","shape":[2,2],"datatype":"FP64","data":[[1],[2,3,4]]}]}""", "row 0 has 1")]
    [InlineData("""{"inputs":[{"name":"x","shape":[1,2],"datatype":"FP64","data":[[1,2,3]]}]}""", "more than 2")]
    [InlineData("""{"inputs":[{"name":"x","shape":[2,2],"datatype":"FP64","data":[[1,2],3,4]}]}""", "flat or nested")]
    [InlineData("""{"inputs":[{"name":"x","shape":[1,2],"datatype":"FP64","data":[[[1,2]]]}]}""", "must be a number")]
    [InlineData("""{"inputs":[{"name":"x","shape":[1,2],"datatype":"FP64","data":[1,true]}]}""", "value 1 of data must be a number")]
    [InlineData("""{"inputs":[{"name":"x","shape":[1,2],"datatype":"FP64","data":["1",2]}]}""", "value 0 of data must be a number")]
    [InlineData("""{"inputs":[{"name":"x","shape":[1,2],"datatype":"FP64","data":[1e999,2]}]}""", "out of range")]
    [InlineData("""{"inputs":[{"name":"x","shape":[1,2],"datatype":"FP64","data":[1,2],"data":[1,2]}]}""", "twice")]
    [InlineData("""{"inputs":[{"name":"x","shape":[1,2],"datatype":"FP64","data":[1,2]},{"name":"x","shape":[1,2],"datatype":"FP64","data":[1,2]}]}""", "more than one")]
    [InlineData("""{"outputs":[{"name":"y"}],"inputs":[]}""", "no such output")]
    public void Names_what_is_wrong_with_a_request(string body, string reason)
    {
        var refused = Assert.Throws<InferRefusedException>(() => Read(body));

        Assert.Equal(400, refused.Status);
        Assert.Contains(reason, refused.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"inputs":[{"name":"x","shape":[1,2],"datatype":"FP64","data":[1,NaN]}]}""")]
    [InlineData("""{"inputs":[{"name":"x","shape":[1,2],"datatype":"FP64","data":[1,2]}]} {}""")]
    [InlineData("""{"inputs":[{"name":"x","shape":[1,2],"datatype":"FP64","data":[1,2]}""")]
    public void What_is_not_json_is_told_as_such(string body)
    {
        Assert.ThrowsAny<JsonException>(() => Read(body));
    }

    [Fact]
    public void Too_many_rows_are_refused_while_reading()
    {
        var data = string.Join(',', Enumerable.Repeat("1,2", 11));
        var refused = Assert.Throws<InferRefusedException>(() => Read($$"""{"inputs":[{"data":[{{data}}]}]}"""));

        Assert.Equal(413, refused.Status);
    }

    [Fact]
    public void Text_that_is_no_utf8_is_the_callers_mistake()
    {
        using var work = new InferWork();
        byte[] body = [.. "{\"id\":\""u8, 0x80, .. "\",\"inputs\":[]}"u8];

        Assert.Throws<InferRefusedException>(() => InferReader.Read(new ReadOnlySequence<byte>(body), 2, 10, work));
    }

    [Fact]
    public void Any_bytes_end_in_values_or_a_refusal()
    {
        const string good = """{"id":"a","inputs":[{"name":"x","shape":[2,2],"datatype":"FP64","data":[[1,null],[3.5,4]]}],"outputs":[{"name":"score"}]}""";

        Prop.ForAll<(ushort, byte)[]>(changes =>
        {
            var bytes = Encoding.UTF8.GetBytes(good);
            foreach (var (at, value) in changes)
            {
                bytes[at % bytes.Length] = value;
            }

            return Ends(bytes);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_body_in_pieces_reads_like_a_whole_one()
    {
        var bytes = Encoding.UTF8.GetBytes("""{"id":"seven","inputs":[{"name":"x","shape":[1,2],"datatype":"FP64","data":[1.25,22]}]}""");
        for (var cut = 1; cut < bytes.Length; cut++)
        {
            using var work = new InferWork();
            InferReader.Read(Pieces.Of(bytes, cut), 2, 10, work);

            Assert.Equal([1.25, 22], work.Values.ToArray());
            Assert.Equal("seven", work.Id);
        }
    }

    private static bool Ends(byte[] bytes)
    {
        try
        {
            using var work = new InferWork();
            InferReader.Read(new ReadOnlySequence<byte>(bytes), 2, 10, work);
            return work.Count == work.Rows * 2;
        }
        catch (Exception problem) when (problem is InferRefusedException or JsonException)
        {
            return true;
        }
    }

    private static InferWork Read(string body)
    {
        var work = new InferWork();
        InferReader.Read(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(body)), 2, 10, work);
        return work;
    }
}
