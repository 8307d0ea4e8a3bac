using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EtcdUpgradeWorkflows.Storage.Model;

/// <summary>SQLite has no instants: ticks compare and sort as numbers.</summary>
internal sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
    instant => instant.CutToMicroseconds().UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

internal sealed class UtcMicroseconds() : ValueConverter<DateTimeOffset, DateTimeOffset>(
    instant => instant.CutToMicroseconds(), instant => instant);

/// <summary>SQLite has no ids: lower-case text, as people and JSON write them. The provider's own choice is upper case.</summary>
internal sealed class GuidText() : ValueConverter<Guid, string>(id => id.ToString(), text => Guid.Parse(text));
