using System.Text.Json;

namespace MlopsLab.Scenarios;

/// <summary>A row while it is read; lives on the stack of one <see cref="RowReader"/> call.</summary>
internal ref struct RowDraft
{
    private const int MaxErrors = 100;
    private static readonly double Unread = BitConverter.UInt64BitsToDouble(0x7FF8_0000_0000_0001);

    private readonly Scenario scenario;
    private readonly FieldReader[] readers;
    private readonly double[] numbers;
    private readonly string?[]? texts;
    private List<RowError>? errors;

    public RowDraft(Scenario scenario, FieldReader[] readers, bool hasText)
    {
        this.scenario = scenario;
        this.readers = readers;
        numbers = new double[readers.Length];
        texts = hasText ? new string?[readers.Length] : null;
        Array.Fill(numbers, Unread);
    }

    public void Set(int field, JsonElement value)
    {
        if (!IsUnread(field))
        {
            Add(readers[field].Name, "is given twice", CheckKind.Schema);
            return;
        }

        numbers[field] = readers[field].Read(value, out var text, out var fault);
        if (text is not null && texts is not null)
        {
            texts[field] = text;
        }

        if (fault is { } broken)
        {
            Add(readers[field].Name, broken.Reason, broken.Check);
        }
    }

    public void Unknown(string name) =>
        Add(name.Length <= 100 ? name : name[..100], $"is not a field of scenario '{scenario.Name}'", CheckKind.Schema);

    public RowReading Finish()
    {
        for (var field = 0; field < numbers.Length; field++)
        {
            if (!IsUnread(field))
            {
                continue;
            }

            numbers[field] = double.NaN;
            if (!readers[field].Nullable)
            {
                Add(readers[field].Name, "is missing", CheckKind.Presence);
            }
        }

        return errors is null ? new(new Row(scenario, numbers, texts), []) : new(null, errors);
    }

    private readonly bool IsUnread(int field) =>
        BitConverter.DoubleToUInt64Bits(numbers[field]) == BitConverter.DoubleToUInt64Bits(Unread);

    private void Add(string field, string reason, string check)
    {
        errors ??= [];
        if (errors.Count < MaxErrors)
        {
            errors.Add(new(field, reason, check));
        }
    }
}
