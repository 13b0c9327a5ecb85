namespace MlopsLab.Features.Domain;

internal readonly record struct SpoolPart(long Offset, int Length);
