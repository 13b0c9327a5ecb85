using Microsoft.Extensions.Hosting;

namespace MlopsLab.Control;

/// <summary>The life of the lab, not of the control endpoint's own server.</summary>
internal sealed record LabLifetime(IHostApplicationLifetime Lifetime);
