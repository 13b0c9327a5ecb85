using Amazon.Runtime;
using Amazon.S3;
using Microsoft.Extensions.Options;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Registry.Storage;

/// <summary>Gives each kind of artifact its place: folders of the node, or one bucket when it is configured.</summary>
internal sealed class Shelves(NodeIdentity node, IOptions<RegistryOptions> options) : IDisposable
{
    private readonly Lazy<AmazonS3Client> _s3 = new(() => Client(options.Value.S3));

    public string DataFolder => node.DataFolder;

    public IFileShelf Of(string name, string folder, string incoming) => options.Value.S3 is { IsUsed: true } bucket
        ? new BucketShelf(_s3.Value, bucket.Bucket, bucket.Prefix.Length > 0 ? $"{bucket.Prefix}/{name}" : name, incoming)
        : new FolderShelf(folder);

    public void Dispose()
    {
        if (_s3.IsValueCreated)
        {
            _s3.Value.Dispose();
        }
    }

    // Stores other than Amazon's know buckets by path and not all of them the newer checksums; content is verified by its SHA-256 anyway.
    private static AmazonS3Client Client(S3Options options) => new(
        new BasicAWSCredentials(options.Key, options.Secret),
        new AmazonS3Config
        {
            ServiceURL = options.Endpoint,
            AuthenticationRegion = options.Region,
            ForcePathStyle = true,
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
            Timeout = options.Timeout,
            MaxErrorRetry = 2,
        });
}
