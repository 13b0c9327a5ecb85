using System.Text.Json;

namespace MlopsLab.Learning.Artifacts;

/// <summary>A value in the document and the path that leads to it; every read checks type and bounds.</summary>
internal readonly record struct Place(JsonElement Value, string Path)
{
    public Place this[string name] => Find(name) ?? throw new RefusedException(Path, $"'{name}' is missing.");

    public Place? Find(string name)
    {
        Expect(JsonValueKind.Object);
        return Value.TryGetProperty(name, out var found) ? new Place(found, $"{Path}.{name}") : null;
    }

    public string Text(int most)
    {
        Expect(JsonValueKind.String);
        var text = Value.GetString() ?? "";
        return text.Length <= most ? text : throw new RefusedException(Path, $"is longer than {most} characters.");
    }

    public double Number()
    {
        Expect(JsonValueKind.Number);
        return Value.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
            : throw new RefusedException(Path, "is not a finite number.");
    }

    public double Number(double min, double max) => Number() is var number && number >= min && number <= max
        ? number
        : throw new RefusedException(Path, FormattableString.Invariant($"must be from {min} to {max}."));

    public int Whole(int min, int max)
    {
        Expect(JsonValueKind.Number);
        return Value.TryGetInt32(out var number) && number >= min && number <= max
            ? number
            : throw new RefusedException(Path, $"must be a whole number from {min} to {max}.");
    }

    public bool Truth() => Value.ValueKind is JsonValueKind.True or JsonValueKind.False
        ? Value.GetBoolean()
        : throw new RefusedException(Path, "must be true or false.");

    public T[] List<T>(int most, Func<Place, T> read)
    {
        Expect(JsonValueKind.Array);
        var length = Value.GetArrayLength();
        if (length > most)
        {
            throw new RefusedException(Path, $"has {length} items, {most} are allowed.");
        }

        var items = new T[length];
        foreach (var (at, item) in Value.EnumerateArray().Index())
        {
            items[at] = read(new Place(item, Path));
        }

        return items;
    }

    public SortedDictionary<string, double> Numbers(int most)
    {
        Expect(JsonValueKind.Object);
        var numbers = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var member in Value.EnumerateObject())
        {
            numbers[member.Name] = new Place(member.Value, $"{Path}.{member.Name}").Number();
            if (numbers.Count > most)
            {
                throw new RefusedException(Path, $"has more than {most} members.");
            }
        }

        return numbers;
    }

    public SortedDictionary<string, string> Texts(int most, int longest)
    {
        Expect(JsonValueKind.Object);
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in Value.EnumerateObject())
        {
            texts[member.Name] = new Place(member.Value, $"{Path}.{member.Name}").Text(longest);
            if (texts.Count > most)
            {
                throw new RefusedException(Path, $"has more than {most} members.");
            }
        }

        return texts;
    }

    private void Expect(JsonValueKind kind)
    {
        if (Value.ValueKind != kind)
        {
            throw new RefusedException(Path, $"must be {Name(kind)}, it is {Name(Value.ValueKind)}.");
        }
    }

    private static string Name(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };
}
