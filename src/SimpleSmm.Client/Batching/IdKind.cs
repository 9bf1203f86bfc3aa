using SimpleSmm.Reading.Values;

namespace SimpleSmm.Batching;

/// <summary>What an id is of, with its names in requests, answers and messages.</summary>
internal sealed class IdKind
{
    public static readonly IdKind Order = new("order", "orders", "Order");
    public static readonly IdKind Refill = new("refill", "refills", "Refill");
    public static readonly IdKind Service = new("service", "services", "Service");

    private IdKind(string name, string plural, string title)
    {
        (Name, Plural, Title) = (name, plural, title);
        Field = new(name, $"{name}_id");
        ListField = new(plural);
    }

    /// <summary>The request's field for one id, and the word for it inside a sentence.</summary>
    public string Name { get; }

    /// <summary>Gets the indefinite article of the name.</summary>
    public string Article => this == Order ? "an" : "a";

    /// <summary>The request's field for several ids.</summary>
    public string Plural { get; }

    /// <summary>The word for it at the beginning of a sentence.</summary>
    public string Title { get; }

    /// <summary>The answer's field that names the id.</summary>
    public AnswerField Field { get; }

    /// <summary>The answer's field that may hold all entries.</summary>
    public AnswerField ListField { get; }
}
