namespace MlopsLab.Gateway.Clients;

/// <param name="RetryAfter">Seconds.</param>
internal sealed record ClientRefusal(int Status, string Why, int? RetryAfter);
