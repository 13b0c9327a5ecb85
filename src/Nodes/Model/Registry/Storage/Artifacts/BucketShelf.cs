using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace MlopsLab.Registry.Storage;

/// <summary>Files as objects of an S3-compatible bucket under a prefix; what is read comes through a temporary file, so that it can be verified before anybody sees it.</summary>
/// <param name="s3">The store.</param>
/// <param name="bucket">Must be there.</param>
/// <param name="prefix">Before every key, without a slash at its end.</param>
/// <param name="incoming">A folder for temporary files.</param>
internal sealed class BucketShelf(IAmazonS3 s3, string bucket, string prefix, string incoming) : IFileShelf
{
    public async Task KeepAsync(string file, IReadOnlyList<string> path, CancellationToken ct)
    {
        if (await IsFolderAsync(path, ct) || await IsUnderAFileAsync(path, ct))
        {
            throw new ShelfPathException(path);
        }

        // In one piece, so that the signature covers the hash of the whole content and the store refuses what changed on the way.
        await AskAsync(() => s3.PutObjectAsync(
            new PutObjectRequest { BucketName = bucket, Key = KeyOf(path), FilePath = file, ContentType = "application/octet-stream", UseChunkEncoding = false }, ct));
        File.Delete(file);
    }

    public async Task<Stream?> OpenAsync(IReadOnlyList<string> path, CancellationToken ct)
    {
        using var found = await FindAsync(() => s3.GetObjectAsync(bucket, KeyOf(path), ct));
        if (found is null)
        {
            return null;
        }

        var file = new FileStream(
            Path.Combine(incoming, Guid.NewGuid().ToString("n")), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        try
        {
            await AskAsync(async () =>
            {
                await found.ResponseStream.CopyToAsync(file, ct);
                return file;
            });
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    public async Task<IReadOnlyList<ShelfEntry>> ListAsync(IReadOnlyList<string> path, CancellationToken ct)
    {
        var (entries, under) = (new List<ShelfEntry>(), KeyOf(path) + "/");
        var request = new ListObjectsV2Request { BucketName = bucket, Prefix = under, Delimiter = "/" };
        do
        {
            var page = await AskAsync(() => s3.ListObjectsV2Async(request, ct));
            entries.AddRange((page.S3Objects ?? []).Select(one => new ShelfEntry(one.Key[under.Length..], one.Size)));
            entries.AddRange((page.CommonPrefixes ?? []).Select(folder => new ShelfEntry(folder[under.Length..^1], null)));
            request.ContinuationToken = page.NextContinuationToken;
        }
        while (request.ContinuationToken is not null);

        return [.. entries.OrderBy(entry => entry.Name, StringComparer.Ordinal)];
    }

    public async Task RemoveAsync(IReadOnlyList<string> path, CancellationToken ct)
    {
        await AskAsync(() => s3.DeleteObjectAsync(bucket, KeyOf(path), ct));
        foreach (var entry in await ListAsync(path, ct))
        {
            await RemoveAsync([.. path, entry.Name], ct);
        }
    }

    private async Task<bool> IsFolderAsync(IReadOnlyList<string> path, CancellationToken ct) =>
        (await AskAsync(() => s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = bucket, Prefix = KeyOf(path) + "/", MaxKeys = 1 }, ct))).S3Objects is { Count: > 0 };

    private async Task<bool> IsUnderAFileAsync(IReadOnlyList<string> path, CancellationToken ct)
    {
        for (var count = 1; count < path.Count; count++)
        {
            if (await FindAsync(() => s3.GetObjectMetadataAsync(bucket, KeyOf([.. path.Take(count)]), ct)) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static async Task<T?> FindAsync<T>(Func<Task<T>> ask)
        where T : class
    {
        try
        {
            return await AskAsync(ask);
        }
        catch (StoreAwayException away) when (away.InnerException is AmazonS3Exception { StatusCode: System.Net.HttpStatusCode.NotFound, ErrorCode: not "NoSuchBucket" })
        {
            return null;
        }
    }

    private static async Task<T> AskAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception problem) when (problem is AmazonClientException or AmazonServiceException or HttpRequestException)
        {
            throw new StoreAwayException($"The artifact store does not do what it was asked: {problem.Message}", problem);
        }
    }

    private string KeyOf(IReadOnlyList<string> path) => string.Join('/', [prefix, .. path]);
}
