using MlopsLab.Traffic.Domain;
using MlopsLab.Traffic.Domain.World;
using MlopsLab.Traffic.Tests.World;

namespace MlopsLab.Traffic.Tests.Live;

public sealed class HistoryBatchesTests
{
    private static readonly HistoryPlan Plan = new(Worlds.Monday - (5 * 144), Worlds.Monday, Worlds.Monday - 144, Towns: 4, WarmTowns: 20);

    [Fact]
    public void Hold_every_payment_of_the_plan_once()
    {
        var world = new FraudWorld(Worlds.Default);
        var expected = Enumerable.Range(0, 5 * 144).SelectMany(slot => world.PaymentsOf(Plan.First + slot, Plan.TownsIn(Plan.First + slot)));

        var batches = HistoryBatches.Of(world, HistoryState.Start(Plan)).ToArray();

        Assert.Equal(expected.Select(payment => payment.Id), batches.SelectMany(batch => batch.Payments).Select(payment => payment.Id));
        Assert.All(batches, batch => Assert.InRange(batch.Payments.Count, 1, 520));
    }

    [Fact]
    public void Go_on_where_an_earlier_run_stood()
    {
        var batches = HistoryBatches.Of(new FraudWorld(Worlds.Default), HistoryState.Start(Plan)).ToArray();
        var resumed = HistoryBatches.Of(new FraudWorld(Worlds.Default), HistoryState.Start(Plan) with { NextSlot = batches[1].NextSlot });

        Assert.Equal(batches[2..].SelectMany(batch => batch.Payments).Select(payment => payment.Id), resumed.SelectMany(batch => batch.Payments).Select(payment => payment.Id));
    }
}
