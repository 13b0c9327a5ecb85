namespace Aspire.Hosting.ApplicationModel;

/// <summary>One line a resource wrote.</summary>
public readonly record struct LogLine(int LineNumber, string Content, bool IsErrorMessage);
