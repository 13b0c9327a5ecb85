namespace MlopsLab.Features.Storage;

internal sealed record ViewSwitch(string From, string To, string By, string Why, string At);
