namespace MlopsLab.Learning;

/// <summary>Fits a model of a binary outcome; the same data and settings give the same model, bit for bit.</summary>
public interface ILearner
{
    string Name { get; }

    IReadOnlyList<SettingSpec> Settings { get; }

    /// <summary>Reports progress from 0 to 1, at every tree or iteration, and stops when <paramref name="ct"/> asks.</summary>
    Fitted Fit(Dataset train, LearnerSettings settings, Action<double> progress, CancellationToken ct);

    /// <summary>The same, telling also steps and loss where the learner knows them; the model is the same.</summary>
    Fitted FitWatched(Dataset train, LearnerSettings settings, Action<FitPoint> watch, CancellationToken ct) =>
        Fit(train, settings, share => watch(new(share, 0, null)), ct);

    /// <summary>The same, going on from where an earlier fit was; a learner that is quick starts anew.</summary>
    Fitted FitResumed(Dataset train, LearnerSettings settings, FitCheckpoints checkpoints, Action<FitPoint> watch, CancellationToken ct) =>
        FitWatched(train, settings, watch, ct);
}
