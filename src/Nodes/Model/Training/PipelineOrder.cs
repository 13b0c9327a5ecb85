using MlopsLab.Training.Domain;
using MlopsLab.Training.Domain.Pinning;

namespace MlopsLab.Training;

/// <summary>A run with everything that decides it.</summary>
/// <param name="Fresh">Nothing that was made before is taken.</param>
internal sealed record PipelineOrder(string RunId, RunOrder Order, Pins Pins, bool Fresh);
