namespace MlopsLab.Learning.Trees;

/// <summary>
/// The caller and some helper threads do one piece of work together. Who waits sleeps, and a helper that did not get a
/// processor in time is not waited for: so a busy neighbour slows the work no more than its fair share.
/// </summary>
internal sealed class Crew : IDisposable
{
    private readonly object gate = new();
    private Action<int>? work;
    private int round;
    private int busy;
    private Exception? failure;
    private bool over;

    public Crew(int members)
    {
        Members = members;
        for (var member = 1; member < members; member++)
        {
            var number = member;
            new Thread(() => Help(number)) { IsBackground = true, Name = "learner" }.Start();
        }
    }

    public int Members { get; }

    /// <summary>Runs <paramref name="each"/> once on the caller (as member 0) and on every helper that comes in time; returns when all are through.</summary>
    public void Run(Action<int> each)
    {
        if (Members == 1)
        {
            each(0);
            return;
        }

        lock (gate)
        {
            (work, failure) = (each, null);
            round++;
            Monitor.PulseAll(gate);
        }

        try
        {
            each(0);
        }
        finally
        {
            Gather();
        }

        if (failure is { } problem)
        {
            throw new InvalidOperationException("A helper thread failed.", problem);
        }
    }

    /// <summary>Splits the numbers from 0 to <paramref name="count"/> into pieces; whoever is free takes the next.</summary>
    public void Share(int count, int piece, Action<int, int, int> each)
    {
        var next = 0;
        Run(member =>
        {
            for (var start = Take(); start < count; start = Take())
            {
                each(member, start, Math.Min(piece, count - start));
            }
        });

        int Take() => Interlocked.Add(ref next, piece) - piece;
    }

    public void Dispose()
    {
        lock (gate)
        {
            over = true;
            Monitor.PulseAll(gate);
        }
    }

    private void Gather()
    {
        lock (gate)
        {
            work = null;
            while (busy > 0)
            {
                Monitor.Wait(gate);
            }
        }
    }

    private void Help(int member)
    {
        for (var seen = 0; Next(ref seen) is { } each;)
        {
            try
            {
                each(member);
            }
            catch (Exception problem)
            {
                failure = problem;
            }

            lock (gate)
            {
                busy--;
                Monitor.PulseAll(gate);
            }
        }
    }

    private Action<int>? Next(ref int seen)
    {
        lock (gate)
        {
            while (!over && (work is null || seen == round))
            {
                Monitor.Wait(gate);
            }

            seen = round;
            busy += over ? 0 : 1;
            return over ? null : work;
        }
    }
}
