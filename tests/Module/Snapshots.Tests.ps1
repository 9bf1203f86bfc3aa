#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

# Catalogs that were kept in files, as PowerShell writes them and as they break. No panel takes part.
BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $file = "$TestDrive/snapshot"
    $header = 'ServiceId,Name,Type,Category,Rate,Currency,Minimum,Maximum,Refill,Cancel,DripFeed,AdditionalData'
    $json = '{"ServiceId":1,"Name":"A","Type":"Default","Category":"C","Rate":0.90,"Currency":"USD","Minimum":5,"Maximum":10,"Refill":true,"Cancel":null,"DripFeed":false,"AdditionalData":{}}'
    $namespace = 'http://schemas.microsoft.com/powershell/2004/04'
    $clixml = "<Objs Version=`"1.1.0.1`" xmlns=`"$namespace`"><Obj RefId=`"0`"><TN RefId=`"0`"><T>SimpleSmm.Service</T></TN><Props>
        <I64 N=`"ServiceId`">1</I64><S N=`"Name`">A</S><S N=`"Type`">Default</S><S N=`"Category`">C</S><D N=`"Rate`">0.90</D>
        <S N=`"Currency`">USD</S><I64 N=`"Minimum`">5</I64><I64 N=`"Maximum`">10</I64><B N=`"Refill`">true</B><Nil N=`"Cancel`" /><B N=`"DripFeed`">false</B>
        <Obj N=`"AdditionalData`" RefId=`"1`"><DCT /></Obj></Props></Obj>REST</Objs>"

    # Every service of the file is gone from a catalog that has another one only, and each change has the service.
    function Read-Snapshot([string] $Content) {
        if ($PSBoundParameters.ContainsKey('Content')) { [IO.File]::WriteAllText($file, $Content) }
        $other = @{ ServiceId = 999; Name = ''; Type = ''; Category = ''; Rate = 1; Minimum = 1; Maximum = 1; Refill = $null; Cancel = $null; DripFeed = $null }
        (Compare-SmmService $file $other -WarningAction Ignore).Where{ $_.Change -in 'Removed', 'Duplicate' }.ForEach{ $_.Old }
    }

    function Get-Fact($Service) {
        $s = $Service
        [string]::Format([cultureinfo]::InvariantCulture, '{0}|{1}|{2}|{3}|{4}|{5}|{6}|{7}|{8}|{9}|{10}',
            $s.ServiceId, $s.Name, $s.Type, $s.Category, [double] $s.Rate, $s.Currency, $s.Minimum, $s.Maximum, $s.Refill, $s.Cancel, $s.DripFeed)
    }
    $expected = '1|A|Default|C|0.9|USD|5|10|True||False'
}

Describe 'A kept catalog' {
    It 'has the rate <Rate> where CSV has <Written>, whatever the culture of the writer' -ForEach @(
        @{ Written = '0.90'; Rate = 0.9 }, @{ Written = '0,90'; Rate = 0.9 }, @{ Written = "0`u{66B}90"; Rate = 0.9 }, @{ Written = '1,234'; Rate = 1.234 }
        @{ Written = '8'; Rate = 8 }, @{ Written = '1E-05'; Rate = 0.00001 }, @{ Written = '-1,5'; Rate = -1.5 }
    ) {
        (Read-Snapshot "$header`n1,A,Default,C,`"$Written`",USD,5,10,True,,False,x").Rate | Should -Be $Rate
    }

    It 'is the same for a reader of <_>' -ForEach 'tr-TR', 'de-DE', 'fa-IR' {
        $culture = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = $_
            Get-Fact (Read-Snapshot "$header`n1,A,Default,C,0.90,USD,5,10,True,,FALSE,x") | Should -Be $expected
            Get-Fact (Read-Snapshot $json) | Should -Be $expected
            Get-Fact (Read-Snapshot $clixml.Replace('REST', '')) | Should -Be $expected
        }
        finally { [cultureinfo]::CurrentCulture = $culture }
    }

    It 'may be CSV with <Name>, a type line and any mark' -ForEach @(
        @{ Name = 'semicolons'; Delimiter = ';' }, @{ Name = 'tabs'; Delimiter = "`t" }, @{ Name = 'bars'; Delimiter = '|' }
    ) {
        $text = "#TYPE SimpleSmm.Service`r`n$header`r`n`"1`",`"A`",`"Default`",`"C`",`"0.90`",`"USD`",`"5`",`"10`",`"True`",,`"False`",`"x`"`r`n".Replace(',', $Delimiter)
        foreach ($encoding in [Text.UTF8Encoding]::new($true), [Text.Encoding]::Unicode, [Text.Encoding]::BigEndianUnicode, [Text.Encoding]::UTF32) {
            [IO.File]::WriteAllText($file, $text, $encoding)
            Get-Fact (Read-Snapshot) | Should -Be $expected
        }
    }

    It 'may have quotes, delimiters and line breaks in a name of CSV' {
        $services = Read-Snapshot "$header`n`"1`",`"A `"`"quoted`"`", b`r`nand; c`",`"Default`",`"C`",`"0.90`",,`"5`",`"10`",,,,`n`n`"2`",B,,,1,,1,2,,,,"
        $services[0].Name | Should -Be "A `"quoted`", b and; c"
        $services[0].Currency, $services[0].Refill | Should -Be $null, $null
        $services[1].ServiceId, $services[1].Name, $services[1].Type | Should -Be 2, 'B', ''
    }

    It 'may be a list in JSON, one service, or the envelope of Windows PowerShell' {
        Get-Fact (Read-Snapshot $json) | Should -Be $expected
        Get-Fact (Read-Snapshot "[$json]") | Should -Be $expected
        Get-Fact (Read-Snapshot "{`"value`":[$json],`"Count`":1}") | Should -Be $expected
        Read-Snapshot '[]' | Should -BeNullOrEmpty
    }

    It 'keeps every digit and every text of JSON' {
        $service = Read-Snapshot $json.Replace('0.90', '0.12345678901234567891').Replace('"A"', '"2026-01-02T03:04:05Z"')
        $service.Rate | Should -Be 0.12345678901234567891d
        $service.Name | Should -BeExactly '2026-01-02T03:04:05Z'
    }

    It 'keeps every visible character of CLIXML' {
        (Read-Snapshot $clixml.Replace('REST', '').Replace('>A<', '>A_x000A__xD83D__xDE00__x005F_x0041_<')).Name | Should -BeExactly "A `u{1F600}_x0041_"
    }

    It 'may be a list in CLIXML that refers to a service again' {
        $twice = $clixml.Replace('<Obj RefId="0">', '<Obj RefId="9"><LST><Obj RefId="0">').Replace('REST', '<Ref RefId="0" /></LST></Obj>')
        $null = Read-Snapshot $twice
        $changes = Compare-SmmService $file ($clixml.Replace('REST', '') | ForEach-Object { [IO.File]::WriteAllText("$file.2", $_); "$file.2" })
        $changes.Change | Should -Be 'Duplicate'
    }

    It 'is refused with its file and place: <Says>' -ForEach @(
        @{ Content = ''; Says = 'empty' }
        @{ Content = " `r`n"; Says = 'empty' }
        @{ Content = "hello`nyou"; Says = 'names no ServiceId' }
        @{ Content = 'ServiceId~Name~Type'; Says = 'separated by commas, semicolons, tabs or bars' }
        @{ Content = '{'; Says = 'Line 1' }
        @{ Content = "[`n{},`n]"; Says = 'Line 3' }
        @{ Content = '["SimpleSmm.Service"]'; Says = '-Depth' }
        @{ Content = '[{"ServiceId":1,"Name":"A"}]'; Says = 'Entry 1 has no Type' }
        @{ Content = "<Objs>`n<a></Objs>"; Says = 'line 2' }
        @{ Content = '<html></html>'; Says = 'Export-Clixml' }
        @{ Content = 'CLIXML<S>/etc/passwd</S></Objs>'; Says = 'Object 1 is not a service' }
        @{ Content = '<!DOCTYPE a [<!ENTITY e SYSTEM "/etc/passwd">]><Objs>&e;</Objs>'; Says = 'Export-Clixml' }
        @{ Content = "ServiceId,Name`n1,A"; Says = 'Row 1 after the header has no Type' }
        @{ Content = "HEADER`n1,A,Default,C,0.9,USD,5,10,,,,`n2,B"; Says = 'Row 2 after the header has fewer values' }
        @{ Content = "HEADER`n1,`"A`nB`",Default,C,0.9,USD,5,10,,,,`nx,B,Default,C,0.9,USD,5,10,,,,"; Says = 'Row 2 after the header: ServiceId' }
        @{ Content = "HEADER`n1,`"A,Default,C,0.9,USD,5,10,,,,"; Says = 'quote is never closed' }
        @{ Content = "ServiceId,Name,name`n1,A,B"; Says = 'Export-Csv' }
        @{ Content = "HEADER`n1,A,Default,C,`"1,234.56`",USD,5,10,,,,"; Says = "Rate must be a number, not '1,234.56'" }
        @{ Content = "HEADER`n1,A,Default,C,`"1.234.567`",USD,5,10,,,,"; Says = 'Rate must' }
        @{ Content = "HEADER`n1,A,Default,C,0,90,USD,5,10,,,,"; Says = 'Minimum must be a whole number' }
        @{ Content = "HEADER`n1,A,Default,C,,USD,5,10,,,,"; Says = 'Rate must' }
        @{ Content = "HEADER`n1,A,Default,C,1,USD,0.5,10,,,,"; Says = 'Minimum must be a whole number' }
        @{ Content = "HEADER`n1,A,Default,C,1,USD,5,10,WAHR,,,"; Says = 'Refill must be True' }
    ) {
        $text = $Content.Replace('HEADER', $header).Replace('CLIXML', "<Objs Version=`"1.1.0.1`" xmlns=`"$namespace`">")
        $run = Invoke-Recorded { Read-Snapshot $text }
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'InvalidField,*'
        "$($run.Termination)" | Should -BeLike "*$file*$Says*"
        "$($run.Termination)" | Should -Not -BeLike '*root:*'
    }

    It 'is refused in another encoding than UTF-8 and UTF-16' {
        [IO.File]::WriteAllBytes($file, [Text.Encoding]::Latin1.GetBytes("$header`n1,Stra$([char] 0xDF)e,a,b,1,USD,1,2,,,,"))
        "$((Invoke-Recorded { Read-Snapshot }).Termination)" | Should -BeLike '*UTF-8*'
    }

    It 'is refused in CLIXML of 200 000 levels of <Name>' -ForEach @(
        @{ Name = 'lists'; Open = '<Obj><LST>'; Close = '</LST></Obj>'; Says = '*nested too deeply*' }
        @{ Name = 'unknown elements'; Open = '<x>'; Close = '</x>'; Says = '*nested too deeply*' }
        @{ Name = 'a document in a value'; Open = '&lt;x&gt;'; Close = '&lt;/x&gt;'; In = 'XD'; Says = '*contains an XML document*' }
        @{ Name = 'a document with a prefix'; Open = '&lt;x&gt;'; Close = '&lt;/x&gt;'; In = 'p:XD'; Says = '*contains an XML document*' }
    ) {
        $inner = $Open * 200000 + $Close * 200000
        if ($_.ContainsKey('In')) { $inner = "<$($_.In)>$inner</$($_.In)>" }
        $text = "<Objs Version=`"1.1.0.1`" xmlns=`"$namespace`" xmlns:p=`"$namespace`">$inner</Objs>"
        "$((Invoke-Recorded { Read-Snapshot $text }).Termination)" | Should -BeLike $Says
    }
}

Describe 'The session of the reader' {
    AfterEach {
        'ConvertFrom-Csv', 'Import-Csv', 'Import-Clixml' | ForEach-Object { Remove-Item "Function:/$_" -ErrorAction Ignore }
        Remove-TypeData 'Deserialized.SimpleSmm.Service' -ErrorAction Ignore
        'ConvertFrom-Csv:Header', 'ConvertFrom-Csv:Delimiter' | ForEach-Object { $global:PSDefaultParameterValues.Remove($_) }
    }

    It 'takes no part in reading CSV: functions and default parameters' {
        foreach ($name in 'ConvertFrom-Csv', 'Import-Csv') { Set-Item "Function:/global:$name" { throw 'shadowed' } }
        $global:PSDefaultParameterValues['ConvertFrom-Csv:Header'] = 'a', 'b'
        $global:PSDefaultParameterValues['ConvertFrom-Csv:Delimiter'] = '|'
        Get-Fact (Read-Snapshot "$header`n1,A,Default,C,0.90,USD,5,10,True,,False,x") | Should -Be $expected
    }

    It 'lends its types to nothing in CLIXML, neither converters nor script properties' {
        if (-not ('SnapshotTests.Converter' -as [type])) {
            Add-Type -TypeDefinition '
                namespace SnapshotTests {
                    public class Made { }
                    public class Converter : System.Management.Automation.PSTypeConverter {
                        public static int Calls;
                        public override bool CanConvertFrom(object s, System.Type t) { Calls++; return true; }
                        public override object ConvertFrom(object s, System.Type t, System.IFormatProvider p, bool i) { Calls++; return new Made(); }
                        public override bool CanConvertTo(object s, System.Type t) { return false; }
                        public override object ConvertTo(object s, System.Type t, System.IFormatProvider p, bool i) { throw new System.NotSupportedException(); }
                    } }'
        }
        Update-TypeData -TypeName SnapshotTests.Made -TypeConverter SnapshotTests.Converter -Force
        Update-TypeData -TypeName Deserialized.SimpleSmm.Service -TargetTypeForDeserialization SnapshotTests.Made -Force
        Update-TypeData -TypeName Deserialized.SimpleSmm.Service -MemberType ScriptProperty -MemberName Name -Value { 'from a script property' } -Force
        $text = $clixml.Replace('REST', '')

        # Import-Clixml does run the converter, so this can fail.
        [IO.File]::WriteAllText($file, $text)
        $null = try { Import-Clixml $file } catch { $_ }
        [SnapshotTests.Converter]::Calls | Should -BeGreaterThan 0
        $before = [SnapshotTests.Converter]::Calls
        Get-Fact (Read-Snapshot) | Should -Be $expected
        [SnapshotTests.Converter]::Calls | Should -Be $before
    }

    It 'may be in the constrained language mode, in the build for <Edition>' -ForEach @{ Edition = 'Core' }, @{ Edition = 'Desktop' } {
        $text = @{ csv = "$header`n1,A,Default,C,0.90,USD,5,10,True,,False,x"; json = $json; xml = $clixml.Replace('REST', '') }
        foreach ($name in $text.Keys) { [IO.File]::WriteAllText("$TestDrive/constrained.$name", $text[$name]) }
        $child = Invoke-ChildPowerShell -WithoutModule "
            `$env:SIMPLESMM_EDITION = '$Edition'
            Import-Module '$(Get-ModuleUnderTest)'
            `$ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'
            foreach (`$a in 'csv', 'json', 'xml') {
                foreach (`$b in 'csv', 'json', 'xml') {
                    `"`$a `$b `" + @(Compare-SmmService `"$TestDrive/constrained.`$a`" `"$TestDrive/constrained.`$b`").Count
                }
            }"
        $child.Errors | Should -BeNullOrEmpty
        $child.Lines | Should -HaveCount 9
        $child.Lines | Should -Match ' 0$'
    }
}
