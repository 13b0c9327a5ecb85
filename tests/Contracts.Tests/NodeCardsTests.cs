namespace MlopsLab.Contracts.Tests;

public sealed class NodeCardsTests
{
    [Fact]
    public void Every_event_a_card_names_exists()
    {
        var named = NodeCards.All.SelectMany(card => card.Receives.Concat(card.Sends)).Distinct();

        Assert.Empty(named.Except(EventCatalog.ByWireName.Keys));
    }

    [Fact]
    public void Every_event_is_sent_by_some_node()
    {
        var sent = NodeCards.All.SelectMany(card => card.Sends).ToHashSet();

        Assert.Empty(EventCatalog.ByWireName.Keys.Except(sent));
    }

    [Fact]
    public void Node_names_are_unique()
    {
        Assert.Equal(16, NodeCards.All.Select(card => card.Name).Distinct().Count());
    }
}
