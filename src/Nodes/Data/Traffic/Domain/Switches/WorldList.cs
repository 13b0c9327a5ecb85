using MlopsLab.Traffic.Domain.Switches.Worlds;

namespace MlopsLab.Traffic.Domain.Switches;

/// <summary>Every world that can be switched on; several at once take effect in this order.</summary>
internal static class WorldList
{
    public static readonly IReadOnlyList<IWorld> All =
    [
        new SeasonWorld(), new CovariateWorld(), new ConceptWorld(), new PriorWorld(), new SpikeWorld(), new AdversaryWorld(),
        new LeakWorld(), new SwappedColumnsWorld(), new UnitChangeWorld(), new ConstantWorld(), new NullSurgeWorld(), new SchemaBreakWorld(),
        new ClockSkewWorld(), new OutOfOrderWorld(), new LateDataWorld(), new DuplicatesWorld(), new BackfillWorld(), new SilenceWorld(),
    ];

    public static IWorld? Find(string name) => All.FirstOrDefault(world => world.Card.Name == name);
}
