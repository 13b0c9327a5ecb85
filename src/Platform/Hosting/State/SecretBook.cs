using System.Text.Json;

namespace MlopsLab.Hosting.State;

/// <summary>Generated secrets, kept from run to run and readable by the owner only.</summary>
internal sealed class SecretBook
{
    private static readonly Lock Gate = new();
    private readonly string file;

    private SecretBook(string file) => this.file = file;

    public static SecretBook In(LabFolder folder) => new(Path.Combine(folder.Root, "secrets.json"));

    public string GetOrAdd(string name, Func<string> generate)
    {
        lock (Gate)
        {
            var secrets = File.Exists(file) ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file)) ?? [] : [];
            if (secrets.TryGetValue(name, out var kept))
            {
                return kept;
            }

            secrets[name] = generate();
            PrivateFile.Write(file, JsonSerializer.Serialize(secrets));
            return secrets[name];
        }
    }
}
