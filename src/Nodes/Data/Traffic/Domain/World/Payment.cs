namespace MlopsLab.Traffic.Domain.World;

/// <summary>One payment as the bank sees it, and the truth about it, which only the truth log and the label see.</summary>
internal sealed record Payment
{
    public required string Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Customer Customer { get; init; }

    public required Merchant Merchant { get; init; }

    public required string? Device { get; init; }

    public required double Amount { get; init; }

    public required Channel Channel { get; init; }

    public required StepUp StepUp { get; init; }

    public required double? Kilometres { get; init; }

    public required Truth Truth { get; init; }

    /// <summary>The switched worlds that changed it.</summary>
    public IReadOnlyList<string> Worlds { get; init; } = [];

    public bool CardPresent => Channel.CardPresent;

    /// <summary>Another amount, to the cent and within what a card can pay.</summary>
    public Payment WithAmount(double amount) => this with { Amount = Till.Cents(amount) };
}
