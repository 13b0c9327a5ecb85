using MlopsLab.Training.Domain.Pinning;
using MlopsLab.Training.Domain.Reports;
using MlopsLab.Training.Domain.Stages;

namespace MlopsLab.Training;

/// <summary>What came of a run's stages, and the pins with the code that really computed them.</summary>
internal sealed record PipelineEnd(Pins Pins, Packaged Package, string Hash, Evaluation Evaluation, int Steps);
