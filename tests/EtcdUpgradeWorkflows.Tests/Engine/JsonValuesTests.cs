using System.Globalization;
using System.Text.Json;
using EtcdUpgradeWorkflows.Engine.Expressions;

namespace EtcdUpgradeWorkflows.Tests.Engine;

public sealed class JsonValuesTests
{
    [Theory]
    [InlineData("\"42\"", "Int32", "42")]
    [InlineData("\" 42 \"", "Int32", "42")]
    [InlineData("3.0", "Int32", "3")]
    [InlineData("1e3", "Int64", "1000")]
    [InlineData("\"9007199254740993\"", "Long", "9007199254740993")]
    [InlineData("9007199254740993", "Int64", "9007199254740993")]
    [InlineData("\"1.5\"", "Double", "1.5")]
    [InlineData("\"1.5\"", "System.Decimal, System.Private.CoreLib", "1.5")]
    [InlineData("\"TRUE\"", "Boolean", "true")]
    [InlineData("\"False\"", "Boolean", "false")]
    [InlineData("7", "String", "\"7\"")]
    [InlineData("true", "String", "\"True\"")]
    [InlineData("{\"a\": 1}", "String", "\"{\\\"a\\\": 1}\"")]
    [InlineData("\"01:02:03\"", "TimeSpan", "\"01:02:03\"")]
    [InlineData("\"1.00:00:00\"", "TimeSpan", "\"1.00:00:00\"")]
    [InlineData("\"2026-03-07T08:00:00\"", "DateTimeOffset", "\"2026-03-07T08:00:00.0000000+00:00\"")]
    [InlineData("\"\"", "Int32", "null")]
    [InlineData("null", "Int32", "null")]
    [InlineData("[1]", "List<Object>", "[1]")]
    [InlineData("\"x\"", "Some.Unknown, Type", "\"x\"")]
    public void A_value_becomes_one_of_the_type(string value, string type, string expected)
    {
        Assert.True(JsonValues.TryConvert(JsonElement.Parse(value), type, out var converted, out _));
        Assert.Equal(expected, converted.GetRawText().Replace("\\u0022", "\\\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"1,5\"", "Double")]
    [InlineData("\"1.000\"", "Int32")]
    [InlineData("3.5", "Int32")]
    [InlineData("3000000000", "Int32")]
    [InlineData("1", "Boolean")]
    [InlineData("\"ja\"", "Boolean")]
    [InlineData("\"7\"", "TimeSpan")]
    [InlineData("{}", "Int32")]
    [InlineData("\"NaN\"", "Double")]
    public void What_is_not_of_the_type_is_refused_with_the_reason(string value, string type)
    {
        Assert.False(JsonValues.TryConvert(JsonElement.Parse(value), type, out _, out var problem));
        Assert.Contains($"is not a {type}", problem, StringComparison.Ordinal);
    }

    private static CultureInfo Comma()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (culture.NumberFormat.NumberDecimalSeparator, culture.NumberFormat.NumberGroupSeparator) = (",", ".");
        return culture;
    }

    [Fact]
    public void Text_is_read_the_same_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = Comma();
            Assert.True(JsonValues.TryConvert(JsonElement.Parse("\"1.5\""), "Double", out var number, out _));
            Assert.Equal("1.5", number.GetRawText());
            Assert.True(JsonValues.TryConvert(JsonElement.Parse("1.5"), "String", out var text, out _));
            Assert.Equal("\"1.5\"", text.GetRawText());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
