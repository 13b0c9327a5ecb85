using MlopsLab.Contracts;

namespace MlopsLab.Messaging.Broker;

/// <summary>Who sends and who reads which event, as the node cards tell it.</summary>
internal sealed class Routes(IReadOnlyList<NodeCard> cards)
{
    private readonly Dictionary<string, NodeCard> _cards = cards.ToDictionary(card => card.Name, StringComparer.Ordinal);

    private readonly Dictionary<string, IReadOnlyList<string>> _readers = cards
        .SelectMany(card => card.Receives, (card, wireName) => (wireName, card.Name))
        .GroupBy(read => read.wireName, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group.Select(read => read.Name)], StringComparer.Ordinal);

    public IReadOnlyList<string> Nodes { get; } = [.. cards.Select(card => card.Name)];

    public IReadOnlyList<string> ReadersOf(string wireName) => _readers.GetValueOrDefault(wireName, []);

    public IReadOnlyList<string> SentBy(string node) => _cards.TryGetValue(node, out var card) ? card.Sends : [];

    public IReadOnlyList<string> ReadBy(string node) => _cards.TryGetValue(node, out var card) ? card.Receives : [];

    public bool MaySend(string node, string wireName) => SentBy(node).Contains(wireName);
}
