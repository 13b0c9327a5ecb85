using YamlDotNet.RepresentationModel;

namespace MlopsLab.Scenarios;

internal static class KeyParser
{
    private const int MaxKeys = 8;

    public static IReadOnlyList<EntityKey> Parse(YamlMap scenario, IReadOnlyList<Field> fields)
    {
        var keys = new List<EntityKey>();
        var nodes = scenario.List("keys");
        if (nodes.Count > MaxKeys)
        {
            scenario.Add("keys", $"The scenario has {nodes.Count} keys.", $"Keep at most {MaxKeys}.");
        }

        foreach (var node in nodes.Take(MaxKeys))
        {
            if (node is not YamlMappingNode mapping)
            {
                scenario.Add(node, "A key is not a mapping.", "Write - { name: customer, field: customer_id }.");
                continue;
            }

            var map = new YamlMap(mapping, "a key", scenario.Errors);
            var key = new EntityKey(map.Text("name", "customer"), map.Text("field"));
            Check(map, key, keys, fields);
            map.RefuseUnknown();
            keys.Add(key);
        }

        return keys;
    }

    private static void Check(YamlMap map, EntityKey key, List<EntityKey> before, IReadOnlyList<Field> fields)
    {
        if (key.Name.Length > 0 && (key.Name.Length > 40 || !key.Name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-')))
        {
            map.Add("name", $"The key name '{key.Name}' can't be used.", "Use up to 40 letters, digits, _ and -.");
        }

        if (before.Any(other => other.Name == key.Name))
        {
            map.Add("name", $"Key '{key.Name}' is there twice.", "Remove one or give it another name.");
        }

        if (key.Field is not null && fields.All(field => field.Name != key.Field))
        {
            map.Add("field", $"Key '{key.Name}' names the field '{key.Field}', which doesn't exist.", "Name one of the fields, or leave field out to take the whole stream together.");
        }
    }
}
