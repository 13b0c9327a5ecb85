namespace MlopsLab.Scenarios;

/// <summary>A 64-bit hash that is the same in every process: FNV-1a with the finaliser of MurmurHash3.</summary>
internal static class StableHash
{
    public static ulong Of(string text)
    {
        var hash = 14_695_981_039_346_656_037UL;
        foreach (var character in text)
        {
            hash = (hash ^ character) * 1_099_511_628_211UL;
        }

        return Mix(hash);
    }

    public static ulong Of(double value) => Mix((ulong)BitConverter.DoubleToInt64Bits(value) ^ 0x9E37_79B9_7F4A_7C15UL);

    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var hash = 14_695_981_039_346_656_037UL;
        foreach (var part in bytes)
        {
            hash = (hash ^ part) * 1_099_511_628_211UL;
        }

        return Mix(hash);
    }

    private static ulong Mix(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * 0xFF51_AFD7_ED55_8CCDUL;
        hash = (hash ^ (hash >> 33)) * 0xC4CE_B9FE_1A85_EC53UL;
        return hash ^ (hash >> 33);
    }
}
