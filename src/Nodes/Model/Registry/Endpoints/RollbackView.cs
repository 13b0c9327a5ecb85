using MlopsLab.Registry.Domain;

namespace MlopsLab.Registry.Endpoints;

internal sealed record RollbackView(string Name, string From, string To, string Version, string By, string Why, Bundle Bundle);
