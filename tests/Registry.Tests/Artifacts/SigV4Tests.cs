namespace MlopsLab.Registry.Tests.Artifacts;

/// <summary>The examples of Amazon's documentation, with the signatures printed there.</summary>
public sealed class SigV4Tests
{
    private const string Empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    [Theory]
    [InlineData("GET", "/test.txt", "host;range;x-amz-content-sha256;x-amz-date", Empty, "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41")]
    [InlineData("PUT", "/test%24file.text", "date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class", "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072", "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd")]
    [InlineData("GET", "/?lifecycle", "host;x-amz-content-sha256;x-amz-date", Empty, "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543")]
    [InlineData("GET", "/?max-keys=2&prefix=J", "host;x-amz-content-sha256;x-amz-date", Empty, "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7")]
    public void The_stand_in_finds_the_signatures_that_amazon_publishes(string method, string target, string signed, string payload, string signature)
    {
        var canonical = SigV4.Canonical(method, target, signed.Split(';'), name => Header(name, payload), payload);

        Assert.Equal(signature, SigV4.Sign("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "20130524/us-east-1/s3/aws4_request", "20130524T000000Z", canonical));
    }

    private static string Header(string name, string payload) => name switch
    {
        "host" => "examplebucket.s3.amazonaws.com",
        "range" => "bytes=0-9",
        "date" => "Fri, 24 May 2013 00:00:00 GMT",
        "x-amz-content-sha256" => payload,
        "x-amz-storage-class" => "REDUCED_REDUNDANCY",
        _ => "20130524T000000Z",
    };
}
