using MlopsLab.Training.Domain.Stages;

namespace MlopsLab.Training.Endpoints;

internal sealed record StagesView(RunView Run, IReadOnlyList<StageDone> Stages);
