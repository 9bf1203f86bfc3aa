#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel
}

Describe 'In the culture <_>' -ForEach 'tr-TR', 'de-DE', 'fr-CH' {
    BeforeAll {
        $name = $_
        # Everything that reads or writes a number or compares a name, as text that no culture changes.
        $script = {
            param($Session, $Culture)
            [cultureinfo]::CurrentCulture = [cultureinfo]::CurrentUICulture = [cultureinfo]::GetCultureInfo($Culture)
            $results = @(
                Get-SmmBalance -Session $Session
                Get-SmmService '*TIKTOK*' -Type 'CUSTOM COMMENTS', 'default' -MinimumRate 0.05 -Session $Session
                Get-SmmService -Category 'INSTAGRAM LIKES' -Session $Session
                'Service;Link;Quantity;Runs;Interval', '8;https://example.com/İı;1000;;', '1;b;50;2;30' | ConvertFrom-Csv -Delimiter ';' |
                    New-SmmOrder -ThrottleLimit 1 -Session $Session -Reference { $_.Link }
                1..5 + 235416 | Get-SmmOrderStatus -Session $Session
                15, '16', 19.0 | Invoke-SmmRefill -Session $Session | Get-SmmRefillStatus -Session $Session
                3, '6' | Stop-SmmOrder -Session $Session
                '1.000', '1,5', 7.5 | Get-SmmOrderStatus -Session $Session 2>&1 | ForEach-Object { "$_" }
                987654 | Get-SmmOrderStatus -Session $Session 2>&1 | ForEach-Object { $_.FullyQualifiedErrorId }
            )
            [cultureinfo]::CurrentCulture.Name
            $results | Select-Object * -ExcludeProperty PlacedAt | ConvertTo-Json -Depth 4
        }

        function Invoke-InCulture([string] $Culture) {
            Reset-TestPanel $panel
            $runspace = New-TestRunspace
            try {
                $session = Connect-TestPanel $panel
                $used, $json = Invoke-InRunspace $runspace "$script" $session, $Culture
                $used | Should -Be $Culture
                [pscustomobject] @{ Json = $json -split '\n'; Sent = @(Get-TestPanelRequest $panel).Text }
            }
            finally { $runspace.Dispose() }
        }

        $plain = Invoke-InCulture 'en-US'
        $here = Invoke-InCulture $name
    }

    It 'writes numbers in its own way, or this test would show nothing' {
        $culture = [cultureinfo]::GetCultureInfo($name)
        (1234567.5).ToString('N1', $culture) | Should -Not -Be (1234567.5).ToString('N1', [cultureinfo]::InvariantCulture)
    }

    It 'sends the same as elsewhere' {
        $plain.Sent.Count | Should -BeGreaterThan 8
        $here.Sent | Should -BeExactly $plain.Sent
    }

    It 'reads the same as elsewhere' {
        $plain.Json.Count | Should -BeGreaterThan 100
        $here.Json | Should -BeExactly $plain.Json
    }

    It 'finds sessions by their name' {
        $runspace = New-TestRunspace
        try {
            $found = Invoke-InRunspace $runspace "
                [cultureinfo]::CurrentCulture = [cultureinfo]::GetCultureInfo('$name')
                Connect-SmmPanel -Sandbox -Name Istanbul
                (Get-SmmSession ISTANBUL).Name; (Get-SmmSession is*).Name; (Get-SmmBalance -Session ISTANBUL).Session"
            $found | Should -Be 'Istanbul', 'Istanbul', 'Istanbul'
        }
        finally { $runspace.Dispose() }
    }
}
