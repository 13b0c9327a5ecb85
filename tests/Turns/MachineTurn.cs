namespace MlopsLab.Tests;

/// <summary>
/// A test project's time on the machine, shared with others or alone: who wants it alone waits until the others have ended, and they wait for him.
/// The lock is a file's, so it goes with its process however that ends.
/// </summary>
internal sealed class MachineTurn : IAsyncDisposable
{
    private static readonly string Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"mlopslab-tests-{Environment.UserName}.turn");
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private readonly FileStream _lock;

    private MachineTurn(FileStream held) => _lock = held;

    public static Task<MachineTurn> SharedAsync(CancellationToken ct) => TakeAsync(FileShare.Read, ct);

    public static Task<MachineTurn> AloneAsync(CancellationToken ct) => TakeAsync(FileShare.None, ct);

    public ValueTask DisposeAsync() => _lock.DisposeAsync();

    private static async Task<MachineTurn> TakeAsync(FileShare share, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                return new(new FileStream(Path, FileMode.OpenOrCreate, FileAccess.Read, share));
            }
            catch (IOException)
            {
                await Task.Delay(Look, ct);
            }
        }
    }
}
