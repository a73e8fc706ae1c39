namespace EksThumbprint.Laboratory;

/// <summary>Why the laboratory cannot open, in words that say what to do.</summary>
internal sealed class LaboratoryException(string message) : Exception(message);
