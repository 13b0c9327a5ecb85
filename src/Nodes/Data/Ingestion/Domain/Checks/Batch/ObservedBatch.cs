using System.Buffers;

namespace MlopsLab.Ingestion.Domain.Checks.Batch;

/// <summary>The cells of a batch in one rented block, row by row, with the hour each row happened in and the fields nobody knows.</summary>
internal sealed class ObservedBatch(int rows, int width) : IDisposable
{
    private readonly Cell[] _cells = ArrayPool<Cell>.Shared.Rent(Math.Max(1, rows * width));
    private readonly byte[] _hours = new byte[rows];
    private Dictionary<int, IReadOnlyList<(string Name, Cell Cell)>>? _unknown;

    public int Rows { get; private set; }

    public ReadOnlySpan<Cell> this[int row] => _cells.AsSpan(row * width, width);

    public byte HourOf(int row) => _hours[row];

    public IReadOnlyList<(string Name, Cell Cell)> UnknownOf(int row) => _unknown?.GetValueOrDefault(row) ?? [];

    public Span<Cell> Add(DateTimeOffset at)
    {
        _hours[Rows] = (byte)at.UtcDateTime.Hour;
        return _cells.AsSpan(Rows++ * width, width);
    }

    public void AddUnknown(IReadOnlyList<(string Name, Cell Cell)> unknown)
    {
        if (unknown.Count > 0)
        {
            (_unknown ??= [])[Rows - 1] = unknown;
        }
    }

    public void Dispose() => ArrayPool<Cell>.Shared.Return(_cells, clearArray: true);
}
