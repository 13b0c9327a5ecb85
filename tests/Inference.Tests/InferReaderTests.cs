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
    [InlineData("""{"id":"7","parameters":{"priority":1},"outputs":[{"name":"score","parameters":{"a":[1]}}],"inputs":[{"data":[1,null,3.5,4],"parameters":{},"datatype":"FP32","shape":[2,2],"name":"x"}]}""")]
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
    [InlineData("""{"outputs":[{"name":"score","parameters":{"classification":2}}],"inputs":[]}""", "classification is not offered")]
    [InlineData("""{"outputs":[{"name":"score","parameters":{"binary_data":1}}],"inputs":[]}""", "binary_data must be true or false")]
    [InlineData("""{"inputs":[{"name":"x","shape":[1,2],"datatype":"FP16","data":[1,2]}]}""", "no form in JSON")]
    [InlineData("""{"inputs":[{"name":"x","shape":[1,2],"datatype":"UINT8","data":[1,256]}]}""", "value 1 of data is no UINT8")]
    [InlineData("""{"inputs":[{"name":"x","shape":[1,2],"datatype":"INT8","data":[0.5,1]}]}""", "value 0 of data is no INT8")]
    [InlineData("""{"inputs":[{"name":"x","shape":[1,2],"datatype":"FP64","data":[1,2],"parameters":{"binary_data_size":16}}]}""", "give one of them")]
    [InlineData("""{"inputs":[{"name":"x","shape":[1,2],"datatype":"FP64","parameters":{"binary_data_size":16}}]}""", "needs the header")]
    [InlineData("""{"inputs":[{"name":"x","shape":[1,2],"datatype":"FP64","parameters":{"shared_memory_region":"r"}}]}""", "shared memory is not offered")]
    [InlineData("""{"parameters":{"priority":-1},"inputs":[]}""", "priority must be")]
    [InlineData("""{"parameters":{"timeout":"1s"},"inputs":[]}""", "microseconds")]
    [InlineData("""{"parameters":[],"inputs":[]}""", "parameters must be an object")]
    public void Names_what_is_wrong_with_a_request(string body, string reason)
    {
        var refused = Assert.Throws<InferRefusedException>(() => Read(body));

        Assert.Equal(400, refused.Status);
        Assert.Contains(reason, refused.Message);
    }

    [Theory]
    [InlineData("BOOL", 1, new byte[] { 1, 0 }, 1, 0)]
    [InlineData("UINT8", 1, new byte[] { 255, 2 }, 255, 2)]
    [InlineData("INT8", 1, new byte[] { 255, 2 }, -1, 2)]
    [InlineData("UINT16", 2, new byte[] { 1, 1, 2, 0 }, 257, 2)]
    [InlineData("INT16", 2, new byte[] { 254, 255, 2, 0 }, -2, 2)]
    [InlineData("UINT32", 4, new byte[] { 0, 0, 0, 128, 2, 0, 0, 0 }, 2147483648, 2)]
    [InlineData("INT32", 4, new byte[] { 0, 0, 0, 128, 2, 0, 0, 0 }, -2147483648, 2)]
    [InlineData("UINT64", 8, new byte[] { 0, 0, 0, 0, 0, 0, 0, 128, 2, 0, 0, 0, 0, 0, 0, 0 }, 9223372036854775808, 2)]
    [InlineData("INT64", 8, new byte[] { 255, 255, 255, 255, 255, 255, 255, 255, 2, 0, 0, 0, 0, 0, 0, 0 }, -1, 2)]
    [InlineData("FP16", 2, new byte[] { 0, 0x3E, 0, 0x7E }, 1.5, double.NaN)]
    [InlineData("BF16", 2, new byte[] { 0xC0, 0x3F, 0xC0, 0xBF }, 1.5, -1.5)]
    [InlineData("FP32", 4, new byte[] { 0, 0, 0xC0, 0x3F, 0, 0, 0xC0, 0xBF }, 1.5, -1.5)]
    [InlineData("FP64", 8, new byte[] { 0, 0, 0, 0, 0, 0, 0xF8, 0x3F, 0, 0, 0, 0, 0, 0, 0xF8, 0xBF }, 1.5, -1.5)]
    public void Reads_the_bytes_of_every_type_behind_the_json_wherever_the_packets_end(string type, int size, byte[] bytes, double first, double second)
    {
        var json = Encoding.UTF8.GetBytes($$$"""{"inputs":[{"name":"x","shape":[1,2],"datatype":"{{{type}}}","parameters":{"binary_data_size":{{{2 * size}}} }}]}""");
        byte[] body = [.. json, .. bytes];
        for (var cut = 1; cut < body.Length; cut++)
        {
            using var work = new InferWork();
            InferReader.Read(Pieces.Of(body, cut), json.Length, 2, 10, work);

            Assert.Equal([first, second], work.Values.ToArray());
        }
    }

    [Theory]
    [InlineData("FP32", "[1,2]", 8, 9, "9 bytes follow the JSON")]
    [InlineData("FP32", "[1,2]", 8, 7, "7 bytes follow the JSON")]
    [InlineData("FP32", "[1,2]", 7, 7, "shape times the datatype's size is 8")]
    [InlineData("FP16", "[2,2]", 16, 16, "shape times the datatype's size is 8")]
    [InlineData("FP64", "[2000000000,2]", 16, 16, "may hold 10 rows")]
    public void Sizes_that_do_not_agree_are_told_with_both(string type, string shape, int said, int sent, string reason)
    {
        var json = Encoding.UTF8.GetBytes($$$"""{"inputs":[{"name":"x","shape":{{{shape}}},"datatype":"{{{type}}}","parameters":{"binary_data_size":{{{said}}} }}]}""");
        byte[] body = [.. json, .. new byte[sent]];
        using var work = new InferWork();

        Assert.Contains(reason, Assert.Throws<InferRefusedException>(() => InferReader.Read(new ReadOnlySequence<byte>(body), json.Length, 2, 10, work)).Message);
        Assert.Contains("and the body has", Assert.Throws<InferRefusedException>(() => InferReader.Read(new ReadOnlySequence<byte>(body), body.Length + 1, 2, 10, work)).Message);
    }

    [Fact]
    public void An_infinite_value_and_bytes_that_no_input_claims_are_refused()
    {
        var json = Encoding.UTF8.GetBytes("""{"inputs":[{"name":"x","shape":[1,2],"datatype":"FP32","parameters":{"binary_data_size":8}}]}""");
        var plain = Encoding.UTF8.GetBytes("""{"inputs":[{"name":"x","shape":[1,2],"datatype":"FP32","data":[1,2]}]}""");
        using var work = new InferWork();

        Assert.Contains("value 1", Assert.Throws<InferRefusedException>(() => InferReader.Read(new ReadOnlySequence<byte>([.. json, 0, 0, 0, 0, 0, 0, 0x80, 0x7F]), json.Length, 2, 10, work)).Message);
        Assert.Contains("1 bytes follow", Assert.Throws<InferRefusedException>(() => InferReader.Read(new ReadOnlySequence<byte>([.. plain, 0]), plain.Length, 2, 10, new())).Message);
    }

    [Fact]
    public void Takes_urgency_time_and_the_form_of_the_answer_from_the_parameters()
    {
        const string inputs = "\"inputs\":[{\"name\":\"x\",\"shape\":[1,2],\"datatype\":\"FP64\",\"data\":[1,2]}]";
        using var work = Read($$$"""{"parameters":{"priority":3,"timeout":2500,"binary_data_output":true,"sequence_id":0},"outputs":[{"name":"score","parameters":{"binary_data":false}}],{{{inputs}}} }""");
        using var plain = Read($$$"""{"parameters":{"timeout":0},{{{inputs}}} }""");

        Assert.Equal((3, TimeSpan.FromMilliseconds(2.5), true, false), (work.Priority, work.Timeout ?? default, work.BinaryByDefault, work.Binary ?? true));
        Assert.Equal((0, null, false, null), (plain.Priority, plain.Timeout, plain.BinaryByDefault, plain.Binary));
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

        Assert.Throws<InferRefusedException>(() => InferReader.Read(new ReadOnlySequence<byte>(body), header: null, 2, 10, work));
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
            InferReader.Read(Pieces.Of(bytes, cut), header: null, 2, 10, work);

            Assert.Equal([1.25, 22], work.Values.ToArray());
            Assert.Equal("seven", work.Id);
        }
    }

    private static bool Ends(byte[] bytes)
    {
        try
        {
            using var work = new InferWork();
            InferReader.Read(new ReadOnlySequence<byte>(bytes), header: null, 2, 10, work);
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
        InferReader.Read(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(body)), header: null, 2, 10, work);
        return work;
    }
}
