#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel

    # The panel sells this from now on.
    function Set-Catalog($Services) {
        Clear-TestPanelFault $panel
        Add-TestPanelFault $panel @{ kind = 'answer'; body = (ConvertTo-Json @($Services) -Depth 3 -Compress) } -Action services -Times always
    }

    function New-Entry([int] $Id) {
        [ordered]@{
            service = $Id; name = "Service $Id, `"quoted`" ; 😀`nline two"; type = 'Default'; category = "Çatı $($Id % 7)"
            rate = (1 + $Id / 1000).ToString('0.00000', [cultureinfo]::InvariantCulture); min = '10'; max = "$(1000 + $Id)"; refill = $Id % 2 -eq 0; cancel = $Id % 3 -eq 0
        }
    }

    function Get-Facts($Changes) { @($Changes | ForEach-Object { "$($_.ServiceId) $($_.Change) $($_.Property): $($_.OldValue) -> $($_.NewValue)" } | Sort-Object) }

    $write = @{
        clixml       = { param($Services, $File) $Services | Export-Clixml $File }
        'json'       = { param($Services, $File) $Services | ConvertTo-Json | Set-Content $File }
        'csv'        = { param($Services, $File) $Services | Export-Csv $File }
        'csv, local' = { param($Services, $File) $Services | Export-Csv $File -UseCulture -Encoding utf8BOM }
    }
}

AfterAll { Clear-TestPanelFault $panel }

Describe 'Compare-SmmService with a large catalog' {
    BeforeAll {
        Reset-TestPanel $panel
        Connect-SmmPanel -Uri $panel.Uri -ApiKey (ConvertTo-TestKey $panel.Key)
        $old = foreach ($id in 1..5000) { New-Entry $id }
        $new = foreach ($id in 1..5000) { New-Entry $id }
        $expected = foreach ($i in 0..299) {
            $entry = $new[$i * 16 + 3]
            $id = $entry.service
            switch ($i % 9) {
                0 { "$id RateUp Rate: $($entry.rate) -> 9.5"; $entry.rate = '9.5' }
                1 { "$id RateDown Rate: $($entry.rate) -> 0.00001"; $entry.rate = '0.00001' }
                2 { "$id Renamed Name: $($entry.name) -> $($entry.name) [No Refill]"; $entry.name += ' [No Refill]' }
                3 { "$id LimitsChanged Minimum: 10 -> 20"; $entry.min = '20' }
                4 { "$id LimitsChanged Maximum: $($entry.max) -> 9"; $entry.max = '9' }
                5 { "$id FlagsChanged Refill: $($entry.refill) -> "; $entry.Remove('refill') }
                6 { "$id TypeChanged Type: Default -> Package"; $entry.type = 'Package' }
                7 { "$id CategoryChanged Category: $($entry.category) -> Other"; $entry.category = 'Other' }
                8 { "$id Removed :  -> "; "$($id + 10000) Added :  -> "; $entry.service = $id + 10000 }
            }
        }

        # A name is one line.
        $expected = @($expected.Replace("`n", ' ') | Sort-Object)
    }

    It 'finds 300 changes in 5000 services and nothing else, through a file of <_>' -ForEach 'clixml', 'json', 'csv', 'csv, local' {
        $file = "$TestDrive/catalog"
        $culture = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = 'tr-TR'
            Set-Catalog $old
            & $write[$_] (Get-SmmService -Refresh) $file
            @(Compare-SmmService $file).Count | Should -Be 0

            [cultureinfo]::CurrentCulture = 'de-DE'
            Set-Catalog $new
            Get-Facts (Compare-SmmService $file) | Should -Be $expected
        }
        finally { [cultureinfo]::CurrentCulture = $culture }
    }
}

Describe 'Compare-SmmService' {
    BeforeAll {
        $one = New-Entry 1; $two = New-Entry 2; $three = New-Entry 3
        $dearer = New-Entry 2; $dearer.rate = '2.004'; $dearer.name = 'Other'
    }

    BeforeEach {
        Reset-TestPanel $panel
        Connect-SmmPanel -Uri $panel.Uri -ApiKey (ConvertTo-TestKey $panel.Key) -Name test
        Set-Catalog $one, $two
        $kept = @(Get-SmmService)
        Clear-TestPanelRequest $panel
    }

    It 'reads the catalog once and writes each change with both services' {
        Set-Catalog $one, $dearer, $three
        $changes = @(Compare-SmmService $kept)
        $changes | Should -BeOfType SimpleSmm.ServiceChange
        $changes.Change | Should -Be 'RateUp', 'Renamed', 'Added'
        $changes[0].Percent | Should -Be 100
        $changes[0].OldValue, $changes[0].NewValue, $changes[0].Currency | Should -Be 1.002, 2.004, 'USD'
        $changes[0].Old | Should -Be $kept[1]
        $changes[0].New.Name | Should -Be 'Other'
        (Get-TestPanelRequest $panel).Text | Should -Be 'action=services'
    }

    It 'takes what <Name> made of a file' -ForEach @(
        @{ Name = 'Import-Clixml'; Make = { $kept | Export-Clixml "$TestDrive/k"; Import-Clixml "$TestDrive/k" } }
        @{ Name = 'Import-Csv'; Make = { $kept | Export-Csv "$TestDrive/k"; Import-Csv "$TestDrive/k" } }
        @{ Name = 'ConvertFrom-Json'; Make = { $kept | ConvertTo-Json | ConvertFrom-Json } }
        @{ Name = 'ConvertFrom-Json -AsHashtable'; Make = { $kept | ConvertTo-Json | ConvertFrom-Json -AsHashtable } }
        @{ Name = 'Select-Object'; Make = { $kept | Select-Object * } }
        @{ Name = 'Get-Item'; Make = { $kept | Export-Csv "$TestDrive/k"; Get-Item "$TestDrive/k" } }
    ) {
        Set-Catalog $one, $dearer
        (Compare-SmmService (& $Make)).Change | Should -Be 'RateUp', 'Renamed'
    }

    It 'takes a catalog of one service, in JSON with and without -AsArray' {
        Set-Catalog (, $one)
        $kept[0] | ConvertTo-Json | Set-Content "$TestDrive/a.txt"
        $kept[0] | ConvertTo-Json -AsArray -Depth 1 -WarningAction Ignore | Set-Content "$TestDrive/b.txt"
        Compare-SmmService "$TestDrive/a.txt" | Should -BeNullOrEmpty
        Compare-SmmService "$TestDrive/b.txt" | Should -BeNullOrEmpty
    }

    It 'compares two catalogs without a panel' {
        $kept | Export-Csv "$TestDrive/old.csv"
        Set-Catalog $one, $dearer
        $now = Get-SmmService -Refresh
        $now | Export-Clixml "$TestDrive/new.xml"
        Get-SmmSession | Disconnect-SmmPanel
        Clear-TestPanelRequest $panel
        (Compare-SmmService "$TestDrive/old.csv" "$TestDrive/new.xml").Change | Should -Be 'RateUp', 'Renamed'
        ($now | Compare-SmmService -Path "$TestDrive/old.csv").Change | Should -Be 'RateUp', 'Renamed'
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }

    It 'leaves out small changes of the rate, and only these' {
        Set-Catalog $one, $dearer
        (Compare-SmmService $kept -MinimumRateChangePercent 100).Change | Should -Be 'RateUp', 'Renamed'
        (Compare-SmmService $kept -MinimumRateChangePercent 100.1).Change | Should -Be 'Renamed'
    }

    It 'tells of ids that stand twice' {
        Set-Catalog $one, $two, $dearer
        $change = Compare-SmmService $kept
        $change.Change, $change.ServiceId, $change.OldValue, $change.NewValue | Should -Be 'Duplicate', 2, 1, 2
    }

    It 'never compares rates of two currencies' {
        $rupees = $kept | Select-Object *, @{ n = 'Currency'; e = { 'INR' } } -ExcludeProperty Currency
        Set-Catalog $one, $dearer
        $changes = Compare-SmmService $rupees
        $changes.Change | Should -Be 'CurrencyChanged', 'CurrencyChanged', 'Renamed'
        $changes[0].OldValue, $changes[0].NewValue | Should -Be 'INR', 'USD'
    }

    It 'warns where the currency of one side is unknown' {
        $null = Connect-TestPanel $panel
        $run = Invoke-Recorded { Compare-SmmService $kept }
        $run.Output | Should -BeNullOrEmpty
        $run.Warnings | Should -BeLike '*The currency of one catalog is unknown*'
    }

    It 'reports what cannot be read of the panel, and that it may look removed' {
        $broken = New-Entry 2; $broken.rate = 'free'
        Set-Catalog $one, $broken
        $run = Invoke-Recorded { Compare-SmmService $kept }
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'ResponseInvalid,*'
        $run.Output.Change | Should -Be 'Removed'
        $run.Warnings | Should -BeLike '*may be shown as removed*'
    }

    It 'ends with one error, and no request, for <Name>' -ForEach @(
        @{ Name = 'a file that is not there'; Content = $null; Says = '*The file*snapshot*does not exist*' }
        @{ Name = 'an empty file'; Content = ''; Says = '*snapshot*empty*' }
        @{ Name = 'another CSV file'; Content = "ServiceId,Link,Quantity`n1,x,5"; Says = '*snapshot*Row 1 after the header has no Name*' }
        @{ Name = 'a number with two signs'; Content = "ServiceId,Name,Type,Category,Rate,Minimum,Maximum,Refill,Cancel,DripFeed`n1,a,b,c,`"1,234.5`",1,2,,,"; Says = "*snapshot*Row 1 after the header: Rate*1,234.5*" }
        @{ Name = 'half a JSON file'; Content = "[`n}"; Says = '*snapshot*Line 2*' }
    ) {
        Remove-Item "$TestDrive/snapshot" -ErrorAction Ignore
        if ($null -ne $Content) { Set-Content "$TestDrive/snapshot" $Content }
        $run = Invoke-Recorded { Compare-SmmService "$TestDrive/snapshot" }
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'InvalidField,*'
        "$($run.Termination)" | Should -BeLike $Says
        $run.Output.Count + $run.Errors.Count | Should -Be 0
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }

    It 'takes an empty pipeline for a mistake, not for a panel that sells nothing' {
        (Invoke-Recorded { @() | Compare-SmmService $kept }).Termination.FullyQualifiedErrorId | Should -BeLike 'InvalidField,*'
        Set-Catalog @()
        (Compare-SmmService $kept).Change | Should -Be 'Removed', 'Removed'
    }

    It 'ends with one error without a session' {
        Get-SmmSession | Disconnect-SmmPanel
        (Invoke-Recorded { Compare-SmmService $kept }).Termination.FullyQualifiedErrorId | Should -BeLike 'NotConnected,*'
    }

    It 'shows a table of six columns on 80 characters' {
        Set-Catalog $one, $dearer, $three
        $lines = (Compare-SmmService $kept | Out-String -Width 80) -replace '\e\[[\d;]*m' -split '\r?\n' -ne ''
        $lines[0].Trim() -split ' +' | Should -Be 'ServiceId', 'Name', 'Change', 'Old', 'New', 'Percent'
        $lines[2] | Should -Match ' RateUp +1[.,]00200 USD +2[.,]004 USD +\+100 %$'
        $lines[4] | Should -Match ' Added +1[.,]00300 USD'
        @($lines | Where-Object Length -gt 80) | Should -BeNullOrEmpty
    }
}
