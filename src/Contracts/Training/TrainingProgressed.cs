namespace MlopsLab.Contracts.Training;

/// <summary>How far a run is: its stage and the share of the whole done, from 0 to 1.</summary>
[Event("training.progressed", version: 1)]
public sealed record TrainingProgressed(
    string RunId,
    string Scenario,
    string Stage,
    double Fraction,
    DateTimeOffset At);
