using MlopsLab.Gateway.Scoring;

namespace MlopsLab.Gateway.Shadows;

/// <summary>A request whose caller was answered, on its way to the shadow.</summary>
/// <param name="Inference">What the served version's node took.</param>
internal readonly record struct MirroredRequest(ScoreRequest Request, Scored Served, TimeSpan Inference, DateTimeOffset At);
