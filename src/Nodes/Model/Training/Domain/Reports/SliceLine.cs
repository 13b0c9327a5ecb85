using MlopsLab.Learning;

namespace MlopsLab.Training.Domain.Reports;

/// <summary>One part of the test rows: the new model and, when there is one, the champion on it.</summary>
internal sealed record SliceLine(string Slice, SliceReport Model, SliceReport? Champion, Interval? AucDifference);
