using System;
using System.Globalization;
using System.IO;
using System.Text;

namespace SimpleSmm.Tests.Catalog.Snapshots;

/// <summary>Catalogs that were kept in files, as PowerShell writes them and as they break.</summary>
public sealed class CatalogFileTests : IDisposable
{
    private const string Header = "\"ServiceId\",\"Name\",\"Type\",\"Category\",\"Rate\",\"Currency\",\"Minimum\",\"Maximum\",\"Refill\",\"Cancel\",\"DripFeed\",\"AdditionalData\"";
    private const string Json = """{"ServiceId":1,"Name":"A","Type":"Default","Category":"C","Rate":0.90,"Currency":"USD","Minimum":5,"Maximum":10,"Refill":true,"Cancel":null,"DripFeed":false,"AdditionalData":{}}""";
    private const string Xml = """
        <Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04"><Obj RefId="0"><TN RefId="0"><T>SimpleSmm.Service</T></TN><Props>
        <I64 N="ServiceId">1</I64><S N="Name">A_x000A__xD83D__xDE00__x005F_x0041_</S><S N="Type">Default</S><S N="Category">C</S><D N="Rate">0.90</D>
        <S N="Currency">USD</S><I64 N="Minimum">5</I64><I64 N="Maximum">10</I64><B N="Refill">true</B><Nil N="Cancel" /><B N="DripFeed">false</B>
        <Obj N="AdditionalData" RefId="1"><DCT /></Obj></Props></Obj>REST</Objs>
        """;

    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData("0.90", "0.9")]
    [InlineData("0,90", "0.9")]
    [InlineData("0\u066B90", "0.9")]
    [InlineData("1,234", "1.234")]
    [InlineData("8", "8")]
    [InlineData("1E-05", "0.00001")]
    [InlineData("-1,5", "-1.5")]
    public void A_rate_in_CSV_is_read_whatever_the_culture_of_the_writer(string written, string rate)
    {
        var service = Csv($"\"1\",\"A\",\"Default\",\"C\",\"{written}\",\"USD\",\"5\",\"10\",\"True\",,\"False\",\"x\"");

        Assert.Equal(decimal.Parse(rate, CultureInfo.InvariantCulture), service.Rate);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("fa-IR")]
    public void The_culture_of_the_reader_does_not_matter(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        try
        {
            Same(Csv("1,A,Default,C,0.90,USD,5,10,True,,FALSE,x"));
            Same(One(Json));
            Assert.Equal(0.9m, One(Xml.Replace("REST", "", StringComparison.Ordinal)).Rate);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public void CSV_may_have_another_delimiter_a_type_line_and_a_mark(char delimiter)
    {
        var text = "#TYPE SimpleSmm.Service\r\n" + Header.Replace(',', delimiter) + "\r\n"
            + "\"1\",\"A\",\"Default\",\"C\",\"0.90\",\"USD\",\"5\",\"10\",\"True\",,\"False\",\"x\"".Replace(',', delimiter) + "\r\n";

        foreach (var encoding in (Encoding[])[new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode])
        {
            File.WriteAllText(_path, text, encoding);
            Same(Assert.Single(CatalogFile.Read(_path)));
        }
    }

    [Fact]
    public void CSV_may_have_quotes_delimiters_and_line_breaks_in_a_name()
    {
        var services = Read(Header + "\n\"1\",\"A \"\"quoted\"\", b\r\nand; c\",\"Default\",\"C\",\"0.90\",,\"5\",\"10\",,,,\n\n\"2\",B,,,1,,1,2,,,,");

        Assert.Equal("A \"quoted\", b\r\nand; c", services[0].Name);
        Assert.Null(services[0].Currency);
        Assert.Null(services[0].Refill);
        Assert.Equal((2L, "B", ""), (services[1].ServiceId, services[1].Name, services[1].Type));
    }

    [Fact]
    public void JSON_may_be_a_list_one_service_or_the_envelope_of_Windows_PowerShell()
    {
        Same(One(Json));
        Same(One($"[{Json}]"));
        Same(One($$"""{"value":[{{Json}}],"Count":1}"""));
        Assert.Empty(Read("[]"));
    }

    [Fact]
    public void CLIXML_keeps_every_character_of_a_name()
    {
        var service = One(Xml.Replace("REST", "", StringComparison.Ordinal));

        Assert.Equal("A\n\U0001F600_x0041_", service.Name);
        Assert.Equal((1L, 0.90m, "USD", 5L, 10L), (service.ServiceId, service.Rate, service.Currency, service.Minimum, service.Maximum));
        Assert.Equal((true, null, false), (service.Refill, service.Cancel, service.DripFeed));
    }

    [Fact]
    public void CLIXML_may_be_a_list_and_may_refer_to_a_service_again()
    {
        var twice = Xml.Replace("<Obj RefId=\"0\">", "<Obj RefId=\"9\"><LST><Obj RefId=\"0\">", StringComparison.Ordinal)
            .Replace("REST", "<Ref RefId=\"0\" /></LST></Obj>", StringComparison.Ordinal);

        Assert.Equal(2, Read(twice).Count);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData(" \r\n", "empty")]
    [InlineData("hello\nyou", "ServiceId")]
    [InlineData("{", "Line 1")]
    [InlineData("[\n{},\n]", "Line 3")]
    [InlineData("[\"SimpleSmm.Service\"]", "-Depth")]
    [InlineData("[{\"ServiceId\":1,\"Name\":\"A\"}]", "Entry 1 has no Type")]
    [InlineData("<Objs>\n<a></Objs>", "Line 2")]
    [InlineData("<html></html>", "Export-Clixml")]
    [InlineData("<Objs xmlns=\"x\">\n<S>text</S></Objs>", "Line 2")]
    [InlineData("<!DOCTYPE a [<!ENTITY e SYSTEM \"/etc/passwd\">]><Objs>&e;</Objs>", "not XML")]
    [InlineData("ServiceId,Name\n1,A", "Line 2 has no Type")]
    [InlineData("ServiceId,Name\n1,A\n2", "Line 2 has no Type")]
    [InlineData("HEADER\n1,A,Default,C,0.9,USD,5,10,,,,\n2,B", "Line 3 has 2 values")]
    [InlineData("HEADER\n1,\"A\nB\",Default,C,0.9,USD,5,10,,,,\nx,B,Default,C,0.9,USD,5,10,,,,", "Line 4: ServiceId")]
    [InlineData("HEADER\n1,\"A,Default,C,0.9,USD,5,10,,,,", "line 2 is never closed")]
    [InlineData("HEADER\n1,A,Default,C,\"1,234.56\",USD,5,10,,,,", "Line 2: Rate must be a number, not '1,234.56'")]
    [InlineData("HEADER\n1,A,Default,C,\"1.234.567\",USD,5,10,,,,", "Line 2: Rate")]
    [InlineData("HEADER\n1,A,Default,C,,USD,5,10,,,,", "Line 2: Rate")]
    [InlineData("HEADER\n1,A,Default,C,1,USD,0.5,10,,,,", "Line 2: Minimum must be a whole number")]
    [InlineData("HEADER\n1,A,Default,C,1,USD,5,10,WAHR,,,", "Line 2: Refill must be True")]
    public void What_is_no_catalog_is_refused_with_its_file_and_place(string content, string says)
    {
        var error = Failing.With(PanelErrorCode.InvalidField, () => Read(content.Replace("HEADER", Header, StringComparison.Ordinal)));

        Assert.Contains(_path, error.Message, StringComparison.Ordinal);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("root:", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_named()
    {
        var missing = Failing.With(PanelErrorCode.InvalidField, () => CatalogFile.Read(_path + ".none"));
        Assert.Contains(_path + ".none", missing.Message, StringComparison.Ordinal);

        File.WriteAllBytes(_path, [.. Encoding.ASCII.GetBytes(Header + "\n1,"), 0xE4, .. Encoding.ASCII.GetBytes(",a,b,1,USD,1,2,,,,")]);
        Assert.Contains("UTF-8", Failing.With(PanelErrorCode.InvalidField, () => CatalogFile.Read(_path)).Message, StringComparison.Ordinal);
    }

    private static void Same(Service service)
    {
        Assert.Equal((1L, "A", "Default", "C"), (service.ServiceId, service.Name, service.Type, service.Category));
        Assert.Equal((0.90m, "USD", 5L, 10L), (service.Rate, service.Currency, service.Minimum, service.Maximum));
        Assert.Equal((true, null, false), (service.Refill, service.Cancel, service.DripFeed));
    }

    private Service Csv(string line) => One(Header + "\n" + line);

    private Service One(string content) => Assert.Single(Read(content));

    private System.Collections.Generic.IReadOnlyList<Service> Read(string content)
    {
        File.WriteAllText(_path, content);
        return CatalogFile.Read(_path);
    }
}
