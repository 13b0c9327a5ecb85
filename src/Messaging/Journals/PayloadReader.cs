namespace MlopsLab.Messaging.Journals;

/// <summary>Takes one record's payload; the bytes are only valid during the call.</summary>
internal delegate void PayloadReader(ReadOnlySpan<byte> payload);
