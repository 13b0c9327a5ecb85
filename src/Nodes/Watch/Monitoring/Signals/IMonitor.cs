using System.Data.Common;
using MlopsLab.Monitoring.Domain;

namespace MlopsLab.Monitoring.Signals;

/// <summary>One of the four kinds of watching: measures its signals from the counts in the store.</summary>
internal interface IMonitor
{
    Task<IReadOnlyList<Signal>> MeasureAsync(DbConnection connection, DateTimeOffset now, CancellationToken ct);
}
