using MlopsLab.Registry.Storage;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Registry.Tests.Artifacts;

public sealed class BucketShelfTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lab-shelf").FullName;
    private readonly BucketStandIn _standIn = new();
    private readonly List<IAsyncDisposable> _servers = [];
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("stand-in")]
    [InlineData("moto")]
    public async Task Files_are_kept_read_listed_and_removed(string server)
    {
        var shelf = await ShelfAsync(server);
        foreach (var name in new[] { "b c+ä.txt", "d", "a" })
        {
            await shelf.KeepAsync(Written(name), ["r", "x", name], _ct);
        }

        await shelf.KeepAsync(Written("y"), ["r", "y"], _ct);
        var (top, inner) = (await shelf.ListAsync(["r"], _ct), await shelf.ListAsync(["r", "x"], _ct));
        var read = await TextAsync(shelf, "r", "x", "b c+ä.txt");
        await shelf.RemoveAsync(["r", "x"], _ct);

        Assert.Equal([new("x", null), new("y", 1)], top);
        Assert.Equal([new("a", 1), new("b c+ä.txt", 10), new("d", 1)], inner);
        Assert.Equal("b c+ä.txt", read);
        Assert.Equal(("", "y"), (await TextAsync(shelf, "r", "x", "a"), await TextAsync(shelf, "r", "y")));
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Theory]
    [InlineData("stand-in")]
    [InlineData("moto")]
    public async Task A_file_lies_neither_where_a_folder_is_nor_under_a_file(string server)
    {
        var shelf = await ShelfAsync(server);
        await shelf.KeepAsync(Written("x"), ["a", "b"], _ct);

        await Assert.ThrowsAsync<ShelfPathException>(() => shelf.KeepAsync(Written("x"), ["a"], _ct));
        await Assert.ThrowsAsync<ShelfPathException>(() => shelf.KeepAsync(Written("x"), ["a", "b", "c"], _ct));
    }

    [Fact]
    public async Task A_wrong_secret_a_missing_bucket_and_a_store_that_is_away_are_told_apart_and_nothing_is_kept()
    {
        var (right, closed) = (await _standIn.StartAsync(_ct), new BucketStandIn());
        var away = await closed.StartAsync(_ct);
        await closed.DisposeAsync();
        var messages = new List<string>();
        foreach (var options in new[] { Options(right) with { Secret = "other" }, Options(right) with { Bucket = "none" }, Options(away) })
        {
            using var shelves = Open(options);
            var shelf = shelves.Of("t", _folder, _folder);
            messages.Add((await Assert.ThrowsAsync<StoreAwayException>(() => shelf.KeepAsync(Written("x"), ["x"], _ct))).Message);
            await Assert.ThrowsAsync<StoreAwayException>(() => shelf.OpenAsync(["x"], _ct));
        }

        Assert.Contains("SignatureDoesNotMatch", messages[0], StringComparison.Ordinal);
        Assert.Contains("NoSuchBucket", messages[1], StringComparison.Ordinal);
        Assert.Contains("refused", messages[2], StringComparison.Ordinal);
        Assert.Empty(_standIn.Keys);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers.Append(_standIn))
        {
            await server.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private async Task<IFileShelf> ShelfAsync(string server)
    {
        if (server == "moto")
        {
            var moto = await MotoServer.TryStartAsync(_ct);
            Assert.SkipWhen(moto is null, "moto_server is not installed (pip install 'moto[server]').");
            _servers.Add(moto);
            return Open(Options(moto.Address)).Of("t", _folder, _folder);
        }

        return Open(Options(await _standIn.StartAsync(_ct))).Of("t", _folder, _folder);
    }

    private Shelves Open(S3Options options) => new(new NodeIdentity("registry", _folder), Microsoft.Extensions.Options.Options.Create(new RegistryOptions { S3 = options }));

    private static S3Options Options(string endpoint) => new() { Endpoint = endpoint, Bucket = BucketStandIn.Bucket, Key = BucketStandIn.Key, Secret = BucketStandIn.Secret, Prefix = "p" };

    private string Written(string text)
    {
        var file = Path.Combine(_folder, Guid.NewGuid().ToString("n"));
        File.WriteAllText(file, text);
        return file;
    }

    private async Task<string> TextAsync(IFileShelf shelf, params string[] path)
    {
        await using var content = await shelf.OpenAsync(path, _ct);
        using var text = new StreamReader(content ?? Stream.Null);
        return await text.ReadToEndAsync(_ct);
    }
}
