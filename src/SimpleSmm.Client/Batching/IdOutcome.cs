namespace SimpleSmm;

/// <summary>What became of one id of a batch: exactly one of <see cref="Value"/> and <see cref="Error"/> is there.</summary>
/// <typeparam name="T">What the panel answers for an id.</typeparam>
public readonly struct IdOutcome<T>
    where T : class
{
    internal IdOutcome(long id, T value) => (Id, Value) = (id, value);

    internal IdOutcome(long id, PanelException error) => (Id, Error) = (id, error);

    /// <summary>The id asked about.</summary>
    public long Id { get; }

    /// <summary>The panel's answer; null where there is an error.</summary>
    public T? Value { get; }

    /// <summary>Gets the reason why the id was not answered; null if it was.</summary>
    public PanelException? Error { get; }
}
