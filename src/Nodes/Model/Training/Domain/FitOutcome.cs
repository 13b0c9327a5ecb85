using MlopsLab.Learning;

namespace MlopsLab.Training.Domain;

internal sealed record FitOutcome(ModelArtifact Artifact, int Steps, double TestPositiveRate);
