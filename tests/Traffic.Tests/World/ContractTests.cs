using System.Text.Json;
using MlopsLab.Scenarios;
using MlopsLab.Traffic.Domain.World;

namespace MlopsLab.Traffic.Tests.World;

public sealed class ContractTests
{
    [Fact]
    public void Every_payment_keeps_the_contract_of_the_fraud_scenario()
    {
        var contract = new RowReader(Repository.Fraud);

        var broken = Worlds.Days(14, 20)
            .Select(payment => JsonDocument.Parse(PaymentWire.Record(payment, null).Fields).RootElement)
            .SelectMany(fields => contract.Read(fields).Errors);

        Assert.Empty(broken);
    }
}
