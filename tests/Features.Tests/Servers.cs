using MlopsLab.TestServers;

[assembly: AssemblyFixture(typeof(RabbitMqFixture))]
[assembly: AssemblyFixture(typeof(RedisFixture))]
// The labs of all tests share one broker, whose queues have the names of the nodes.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
