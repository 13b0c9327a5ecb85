namespace MlopsLab.Messaging.DeadLetters;

/// <summary>A message that was set aside, as <c>GET /bus/dead</c> shows it.</summary>
internal sealed record DeadLetter(string Id, string Queue, string Type, string Source, long Attempts, string Reason, DateTimeOffset At, int Bytes);
