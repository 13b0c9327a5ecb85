using MlopsLab.TestServers;

[assembly: AssemblyFixture(typeof(RabbitMqFixture))]
