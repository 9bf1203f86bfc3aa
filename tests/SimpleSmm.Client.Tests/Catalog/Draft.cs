using System.Collections.Generic;

namespace SimpleSmm.Tests.Catalog;

/// <summary>A service that a test may change before it is one.</summary>
internal sealed class Draft
{
    public long Id { get; set; } = 1;

    public string Name { get; set; } = "Followers";

    public string Type { get; set; } = "Default";

    public string Category { get; set; } = "Instagram";

    public decimal Rate { get; set; } = 1;

    public string? Currency { get; set; } = "USD";

    public long Minimum { get; set; } = 10;

    public long Maximum { get; set; } = 1000;

    public bool? Refill { get; set; } = true;

    public bool? Cancel { get; set; } = false;

    public bool? DripFeed { get; set; }

    public Draft Copy() => (Draft)MemberwiseClone();

    public Service ToService() => new()
    {
        ServiceId = Id,
        Name = Name,
        Type = Type,
        Category = Category,
        Rate = Rate,
        Currency = Currency,
        Minimum = Minimum,
        Maximum = Maximum,
        Refill = Refill,
        Cancel = Cancel,
        DripFeed = DripFeed,
        AdditionalData = new Dictionary<string, object?>(),
    };
}
