using MlopsLab.Learning.Scoring;

namespace MlopsLab.Learning;

/// <summary>Scores rows with an artifact's model: the same bits singly, in batches and in training, without allocating; safe for many threads.</summary>
public sealed class Scorer
{
    private readonly IScoring scoring;
    private readonly InjectedFault? fault;

    private Scorer(int inputs, IScoring scoring, InjectedFault? fault) => (Inputs, this.scoring, this.fault) = (inputs, scoring, fault);

    /// <summary>How many values a row has.</summary>
    public int Inputs { get; }

    public static Scorer For(ModelArtifact artifact)
    {
        IScoring scoring = artifact.Body switch
        {
            LinearBody linear => new FlatLinear(linear),
            TreesBody trees => BitTreesBuilder.Build(artifact.Inputs, trees) as IScoring ?? FlatTrees.Of(artifact.Inputs, trees),
            _ => throw new ArgumentException($"No scorer knows {artifact.Body.GetType().Name}.", nameof(artifact)),
        };
        return new(
            artifact.Inputs.Count, artifact.Calibration is { } calibration ? new CalibratedScoring(scoring, calibration) : scoring, artifact.Fault);
    }

    /// <summary>The probability that the outcome is positive; of a model of numbers, the number.</summary>
    /// <exception cref="InjectedFaultException">The artifact carries a fault that strikes this row.</exception>
    public double Score(ReadOnlySpan<double> x)
    {
        if (x.Length != Inputs)
        {
            throw new ArgumentException($"A row of {x.Length} values does not fit a model of {Inputs} inputs.", nameof(x));
        }

        return fault is { } drill && drill.Strikes(x) ? drill.Score(this, x) : Healthy(x);
    }

    /// <summary>Scores as many rows as <paramref name="scores"/> has places.</summary>
    public void Score(ReadOnlySpan<double> rows, Span<double> scores)
    {
        if (rows.Length != (long)scores.Length * Inputs)
        {
            throw new ArgumentException($"{rows.Length} values are not {scores.Length} rows of {Inputs} inputs.", nameof(rows));
        }

        if (fault is null)
        {
            scoring.Score(rows, scores);
            return;
        }

        for (var row = 0; row < scores.Length; row++)
        {
            scores[row] = Score(rows.Slice(row * Inputs, Inputs));
        }
    }

    /// <summary>How long a drill wants these rows held back before they are scored; the caller awaits it.</summary>
    public TimeSpan DelayOf(ReadOnlySpan<double> rows)
    {
        if (fault is not { Kind: FaultKind.Slow } drill)
        {
            return TimeSpan.Zero;
        }

        for (var at = 0; at + Inputs <= rows.Length; at += Inputs)
        {
            if (drill.Strikes(rows.Slice(at, Inputs)))
            {
                return drill.Delay;
            }
        }

        return TimeSpan.Zero;
    }

    internal double Healthy(ReadOnlySpan<double> x) => scoring.Score(x);
}
