#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

# Random orders, written to a file and read again. SIMPLESMM_ROW_SEEDS sets how many seeds, for long runs; 3 otherwise.
BeforeDiscovery {
    $seeds = if ($env:SIMPLESMM_ROW_SEEDS) { [int] $env:SIMPLESMM_ROW_SEEDS } else { 3 }
    $runs = foreach ($culture in 'en-US', 'de-DE', 'tr-TR', 'fa-IR', 'th-TH', 'ar-SA') { foreach ($seed in 1..$seeds) { @{ Culture = $culture; Seed = $seed } } }
}

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-Module "$PSScriptRoot/RunFigures.psm1"
    Import-ModuleUnderTest
    $figures = @{ Runs = 0; Rows = 0; Requests = 0; Refused = 0 }
    $panel = Start-TestPanel
    Reset-TestPanel $panel
    $null = Connect-TestPanel $panel

    $pieces = 'a', 'Z', '0', ' ', ',', ';', '"', "'", '&', '=', '%', '+', '{', '}', '\', '@', '$', '#', 'ı', 'İ', 'ß', 'é', '中', 'ع', '😀', "`u{200d}", '<', '>', '`', '|', "`t", '_x000D_'
    function Get-Text([Random] $Random) { -join (1..$Random.Next(1, 12) | ForEach-Object { $pieces[$Random.Next($pieces.Count)] }) }

    # One of the values. Those from $Bad on are refused, and a good row does not have any.
    function Get-Value([Random] $Random, [bool] $IsGood, [int] $Bad, [object[]] $Values) { $Values[$Random.Next($IsGood ? $Bad : $Values.Count)] }
    function Get-Cell([Random] $Random, [string] $Name, [bool] $IsGood) {
        switch -Regex ($Name) {
            '^(Comments|UserNames|Hashtags|Groups|Keywords)$' {
                $entries = @(1..$Random.Next(1, 5) | ForEach-Object { Get-Text $Random })
                if ($Random.Next(2)) { , $entries } else { $entries -join ("`n", "`r`n")[$Random.Next(2)] }
                break
            }
            '^(Quantity|Runs|Posts|OldPosts|Minimum|Maximum)$' { Get-Value $Random $IsGood 7 (1, 50, 100L, 7.0, '20', ' 30 ', [decimal] 8, 2.5, 'x', -1, 0, 1e20); break }
            '^(Interval|Delay)$' { Get-Value $Random $IsGood 3 (0, 30, '60', 1.5, 'soon'); break }
            '^(Device|TypeOfTraffic)$' { Get-Value $Random $IsGood 3 (1, 2, '3', 4, 5.5); break }
            '^Expiry$' { Get-Value $Random $IsGood 4 ('2031-12-05', '05/12/2031', [datetime]::new(2031, 12, 5), 1954000000, '12.5.2031', 'never'); break }
            '^AdditionalFields$' {
                $fields = [ordered] @{}
                foreach ($i in 1..$Random.Next(1, 4)) { $fields["x$($Random.Next(99))"] = (Get-Text $Random), $i, 1.5, $true | Select-Object -Index $Random.Next(4) }
                ($fields, [pscustomobject] $fields, (ConvertTo-Json $fields))[$Random.Next(3)]
                break
            }
            default { (Get-Text $Random), (Get-Text $Random), $null, '', $Random.Next(1000) | Select-Object -Index $Random.Next(5) }
        }
    }

    $optional = 'Quantity', 'Runs', 'Interval', 'Comments', 'UserNames', 'Hashtags', 'Hashtag', 'UserName', 'MediaUrl', 'AnswerNumber', 'Groups', 'Keywords', 'Country',
        'Device', 'TypeOfTraffic', 'GoogleKeyword', 'ReferringUrl', 'Posts', 'OldPosts', 'Delay', 'Expiry', 'Minimum', 'Maximum', 'AdditionalFields'
    function New-RandomRow([Random] $Random) {
        $row = [ordered] @{ ServiceId = 1 + $Random.Next(99); Link = "https://example.com/$(Get-Text $Random)" }
        $isGood = $Random.Next(3) -gt 0
        foreach ($name in $optional) { if ($Random.Next(6) -eq 0) { $row[$name] = Get-Cell $Random $name $isGood } }
        if ($isGood -and ($row.Contains('Minimum') -or $row.Contains('Maximum'))) { $row.UserName = 'ann' }
        [pscustomobject] $row
    }

    # One row: what was sent, or the code of its error.
    function Send-Row($Row) {
        Clear-TestPanelRequest $panel
        $run = Invoke-Recorded { $Row | New-SmmOrder }
        $run.Termination | Should -BeNullOrEmpty
        $sent = @(Get-TestPanelRequest $panel -Action add)
        $figures[$sent.Count ? 'Requests' : 'Refused']++
        [pscustomobject] @{ Body = @(foreach ($request in $sent) { $request.Body }); Errors = $run.Errors; Orders = $run.Output; Count = $sent.Count }
    }

    $forms = [ordered] @{
        CSV    = { $_ | ConvertTo-Csv | ConvertFrom-Csv }
        JSON   = { $_ | ConvertTo-Json -Depth 5 | ConvertFrom-Json }
        CLIXML = { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($_)) }
    }
}

AfterAll { Get-SmmSession | Disconnect-SmmPanel }

Describe 'Random rows in <Culture>, seed <Seed>' -ForEach $runs {
    BeforeAll {
        $before = [cultureinfo]::CurrentCulture
        [cultureinfo]::CurrentCulture = [cultureinfo]::GetCultureInfo($Culture)
    }

    AfterAll { [cultureinfo]::CurrentCulture = $before }

    # Fault Input: random rows through CSV, JSON and CLIXML
    It 'give the same request in every form, or one error; what is refused and what is placed is the same row again' {
        $random = [Random]::new($Seed * 7919 + $Culture[0])

        # The panel knows few of the services. With even seeds it takes every row, so that orders are rows again, and not errors alone.
        Clear-TestPanelFault $panel
        if ($Seed % 2 -eq 0) { Add-TestPanelFault $panel @{ kind = 'answer'; status = 200; body = '{"order":7}' } -Action add -Times always }
        $sentAny = 0
        foreach ($number in 1..12) {
            $row = New-RandomRow $random
            $figures.Rows++
            $told = $row | ConvertTo-Json -Depth 4
            $first = Send-Row $row
            if ($first.Count -eq 0) { $first.Errors.Count | Should -Be 1 -Because $told } else { $sentAny++ }
            foreach ($form in $forms.Keys) {
                # The row itself: the form may not be able to hold it, then it is refused.
                $again = Send-Row ($row | ForEach-Object $forms[$form])
                if ($again.Count) { $again.Body | Should -BeExactly $first.Body -Because "$form of $told" }
                else { $again.Errors.Count | Should -Be 1 -Because "$form of $told" }

                # What New-SmmOrder gives: an order or the target of an error, without loss.
                foreach ($given in @($first.Orders | Select-Object * -ExcludeProperty Reference; $first.Errors | ForEach-Object TargetObject)) {
                    $again = Send-Row ($given | ForEach-Object $forms[$form])
                    $again.Body | Should -BeExactly $first.Body -Because "$form of what $told gave"
                    $again.Count + $again.Errors.Count | Should -BeGreaterOrEqual 1 -Because "$form of what $told gave"
                }
            }
        }
        $sentAny | Should -BeGreaterThan 0
        $figures.Runs++
    }
}

Describe 'The random rows' -ForEach @{ Count = $runs.Count } {
    It 'are all the same request or an error' {
        $figures.Runs | Should -Be $Count
        Write-Host "      $($figures.Rows) rows, $($figures.Requests) requests, $($figures.Refused) errors"
        Save-RunFigure 'Random rows through CSV, JSON and CLIXML in six cultures' "$($figures.Rows) rows, $($figures.Requests + $figures.Refused) times read" (
            "$($figures.Requests) sent, $($figures.Refused) refused, 0 with another request")
    }
}
