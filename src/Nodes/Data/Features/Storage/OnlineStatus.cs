namespace MlopsLab.Features.Storage;

/// <summary>How far the copy in Redis is.</summary>
internal sealed class OnlineStatus
{
    private long pushed;
    private long rebuilds;
    private volatile string? trouble;

    /// <summary>Everything up to this revision of the store is in Redis.</summary>
    public long Pushed
    {
        get => Interlocked.Read(ref pushed);
        set => Interlocked.Exchange(ref pushed, value);
    }

    /// <summary>How often Redis had lost what it held and was filled again.</summary>
    public long Rebuilds => Interlocked.Read(ref rebuilds);

    /// <summary>Why the last try failed, null when it didn't.</summary>
    public string? Trouble => trouble;

    public void Rebuild() => Interlocked.Increment(ref rebuilds);

    /// <summary>True when this is news.</summary>
    public bool Failed(string why)
    {
        var first = trouble is null;
        trouble = why;
        return first;
    }

    /// <summary>True when this is news.</summary>
    public bool Recovered()
    {
        var was = trouble is not null;
        trouble = null;
        return was;
    }
}
