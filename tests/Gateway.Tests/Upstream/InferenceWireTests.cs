using System.Buffers;
using System.Text;
using System.Text.Json;
using MlopsLab.Gateway.Upstream;

namespace MlopsLab.Gateway.Tests.Upstream;

public sealed class InferenceWireTests
{
    [Fact]
    public void Writes_one_row_of_the_protocol_with_null_for_missing()
    {
        var output = new ArrayBufferWriter<byte>();

        InferenceWire.WriteRequest(output, [1.5, double.NaN, -0.1]);

        Assert.Equal("""{"inputs":[{"name":"x","datatype":"FP64","shape":[1,3],"data":[1.5,null,-0.1]}]}""", Encoding.UTF8.GetString(output.WrittenSpan));
    }

    [Fact]
    public void A_double_survives_the_way_bit_by_bit()
    {
        var output = new ArrayBufferWriter<byte>();
        InferenceWire.WriteRequest(output, [Math.PI, 1e-300, 0.1 + 0.2]);

        var data = JsonElement.Parse(output.WrittenSpan).GetProperty("inputs")[0].GetProperty("data");

        Assert.Equal([Math.PI, 1e-300, 0.1 + 0.2], data.EnumerateArray().Select(value => value.GetDouble()));
    }

    [Fact]
    public void Reads_score_threshold_and_version_in_any_order()
    {
        var answer = Read("""{"outputs":[{"data":[0.25],"name":"score"}],"parameters":{"threshold":0.5,"more":[1]},"id":"x","model_version":"7"}""");

        Assert.Equal(new UpstreamAnswer(0.25, 0.5, "7", Failure: null), answer);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("<html>")]
    [InlineData("""{"model_version":"1","parameters":{"threshold":0.5},"outputs":[{"data":[]}]}""")]
    [InlineData("""{"model_version":"1","parameters":{"threshold":0.5},"outputs":[{"data":["high"]}]}""")]
    [InlineData("""{"model_version":"1","parameters":{"threshold":0.5},"outputs":[{"data":[1e999]}]}""")]
    [InlineData("""{"model_version":"1","parameters":{"threshold":0.5},"outputs":[{"data":[0.1]}""")]
    [InlineData("""{"model_version":"1","outputs":[{"data":[0.1]}]}""")]
    [InlineData("""{"model_version":1,"parameters":{"threshold":0.5},"outputs":[{"data":[0.1]}]}""")]
    [InlineData("""{"parameters":{"threshold":0.5},"outputs":[{"data":[0.1]}]}""")]
    public void A_bad_answer_is_a_failure_of_the_node_and_never_an_exception(string body) =>
        Assert.Equal("unreadable answer", Read(body).Failure);

    private static UpstreamAnswer Read(string body) => InferenceWire.ReadAnswer(new(Encoding.UTF8.GetBytes(body)));
}
