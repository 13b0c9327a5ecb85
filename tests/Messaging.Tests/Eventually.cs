namespace MlopsLab.Messaging.Tests;

/// <summary>Waits for a condition in another process, which can't signal.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);

    public static async Task TrueAsync(Func<Task<bool>> condition, TimeSpan patience, Func<string> otherwise, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(patience);
        try
        {
            while (!await condition())
            {
                await Task.Delay(Between, TimeProvider.System, limit.Token);
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            Assert.Fail($"Not within {patience}: {otherwise()}");
        }
    }
}
