#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1", "$PSScriptRoot/Ledgers.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel
}

AfterAll { Get-SmmSession | Disconnect-SmmPanel }

Describe 'Export-SmmReport' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $folder = (New-Item (Join-Path $TestDrive ([guid]::NewGuid())) -ItemType Directory).FullName
        $null = Connect-TestPanel $panel
        $null = New-SmmOrder 1 https://example.com/a 100 -Reference A-1
        Push-Location $folder
    }

    AfterEach { Pop-Location }

    It 'writes one file and nothing to the pipeline' {
        Export-SmmReport report.html | Should -BeNullOrEmpty
        (Get-ChildItem $folder).Name | Should -Be 'report.html'
    }

    It 'returns the file with -PassThru, and names the title and the service' {
        $file = Export-SmmReport report.html -Title 'Week <48>' -PassThru
        $file.FullName | Should -Be (Join-Path $folder report.html)
        $text = Get-Content $file -Raw
        $text | Should -MatchExactly '<title>Week &lt;48&gt;</title>'
        $text | Should -MatchExactly 'Instagram Followers'
    }

    It 'keeps a file that exists without -Force, and replaces it whole with it' {
        Set-Content report.html 'precious' -NoNewline
        $run = Invoke-Recorded { Export-SmmReport report.html }
        $run.Errors[0].FullyQualifiedErrorId | Should -Be 'InvalidField,SimpleSmm.Commands.ExportSmmReportCommand'
        $run.Errors[0].ErrorDetails.Message | Should -BeLike '*-Force*'
        Get-Content report.html | Should -Be 'precious'
        Export-SmmReport report.html -Force
        Get-Content report.html -Raw | Should -Match '(?s)^<!DOCTYPE html>.*</html>\n$'
        (Get-ChildItem $folder).Name | Should -Be 'report.html'
    }

    It 'keeps the file if a ledger cannot be read' {
        Set-Content report.html 'precious' -NoNewline
        $path = New-LedgerPath
        Set-Content $path 'not a ledger'
        $null = Connect-TestPanel $panel -Name broken -LedgerPath $path
        (Invoke-Recorded { Export-SmmReport report.html -Force }).Errors[0].FullyQualifiedErrorId | Should -BeLike 'LedgerUnavailable,*'
        Get-Content report.html | Should -Be 'precious'
        (Get-ChildItem $folder).Name | Should -Be 'report.html'
    }

    It 'refuses <_>' -ForEach 'Env:report', 'missing/report.html', '.' {
        $path = $_
        (Invoke-Recorded { Export-SmmReport $path -Force }).Errors[0].FullyQualifiedErrorId | Should -BeLike 'InvalidField,*'
        Get-ChildItem $folder | Should -BeNullOrEmpty
    }

    It 'writes nothing with -WhatIf, and asks the panel nothing' {
        Clear-TestPanelRequest $panel
        Export-SmmReport report.html -WhatIf
        Get-ChildItem $folder | Should -BeNullOrEmpty
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }

    It 'has ids instead of names if the catalog cannot be read, and warns' {
        Add-TestPanelFault $panel @{ kind = 'status'; status = 500 } -Action services -Times 9
        $run = Invoke-Recorded { Export-SmmReport report.html }
        $run.Errors | Should -BeNullOrEmpty
        "$($run.Warnings)" | Should -BeLike '*without their names*'
        'report.html' | Should -Exist
    }

    It 'has every session that has a ledger, or those that are given' {
        $null = Connect-TestPanel $panel -Name second
        Export-SmmReport all.html
        Export-SmmReport one.html -Session sec*
        Get-Content all.html -Raw | Should -Match '2 sessions: test .*, second '
        Get-Content one.html -Raw | Should -Match '1 session: second '
    }

    It 'has the sessions of the pipeline, and is not written without any' {
        $null = Connect-TestPanel $panel -Name second
        Get-SmmSession second | Export-SmmReport one.html
        Get-Content one.html -Raw | Should -Match '1 session: second '
        Get-SmmSession | Export-SmmReport all.html
        Get-Content all.html -Raw | Should -Match '2 sessions: test .*, second '
        @() | Export-SmmReport none.html
        'none.html' | Should -Not -Exist
    }

    It 'shows where the orders stood at the end of each day' {
        $null = New-SmmOrder 1 https://example.com/b 100 -Reference B-1
        Step-TestPanelClock $panel ([timespan]::FromMinutes(2))
        $status = @(Get-SmmOrderStatus)[0].Status
        $session = Get-SmmSession
        $path = $session.LedgerPath
        $session | Disconnect-SmmPanel
        $day = 864000000000
        $null = Invoke-LedgerSql $path "
            UPDATE orders SET sent_at = sent_at - 4 * $day; UPDATE order_statuses SET first_at = first_at - 2 * $day"
        $null = Connect-TestPanel $panel -LedgerPath $path
        Step-TestPanelClock $panel ([timespan]::FromDays(30))
        $null = Get-SmmOrderStatus
        Export-SmmReport report.html
        $table = [regex]::Match((Get-Content report.html -Raw), '(?s)<table id="statuses-table">.*?</table>').Value
        $columns = [regex]::Matches($table, '<th.*?<bdi>(.*?)</bdi>').ForEach{ $_.Groups[1].Value }
        $rows = foreach ($row in [regex]::Matches($table, '<tr><td.*?</tr>')) {
            $values = [regex]::Matches($row.Value, 'data-value="(.*?)"').ForEach{ $_.Groups[1].Value }
            $named = foreach ($at in 1..$values.Count) { if ($values[$at - 1] -ne '0') { "$($columns[$at]) $($values[$at - 1])" } }
            ($named | Sort-Object) -join ', '
        }
        $rows | Should -HaveCount 5
        $rows[0, 1] | Should -Be 'Status not read 2', 'Status not read 2'
        $rows[2, 3] | Should -Be "$status 2", "$status 2"
        $now = foreach ($group in Get-SmmOrder | Group-Object Status) { "$($group.Name) $($group.Count)" }
        $rows[4] | Should -Be (($now | Sort-Object) -join ', ')
        $rows[4] | Should -Not -Be $rows[3]
    }

    # Fault Processes: stopped while it writes a report
    It 'keeps the earlier file whole, and leaves nothing beside it, if it is stopped while it is written' {
        # A long title makes the file large, so that there is time to stop.
        $run = "param(`$session, `$path) Import-Module SimpleSmm; Export-SmmReport `$path -Session `$session -Title ('x' * 4MB) -Force"
        $runspace = New-TestRunspace
        $path = Join-Path $folder report.html
        try {
            $time = (Measure-Command { $null = Invoke-InRunspace $runspace $run (Get-SmmSession), $path }).TotalMilliseconds
            Export-SmmReport $path -Title earlier -Force
            $earlier = (Get-FileHash $path).Hash
            $stopped = 0
            foreach ($share in 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9) {
                $shell = [powershell]::Create($runspace)
                try {
                    $null = $shell.AddScript($run).AddArgument((Get-SmmSession)).AddArgument($path)
                    $null = $shell.BeginInvoke()
                    Start-Sleep -Milliseconds ($time * $share)
                    $shell.Stop()
                    (Get-ChildItem $folder).Name | Should -Be 'report.html'
                    if ((Get-FileHash $path).Hash -eq $earlier) { $stopped++; continue }
                    Get-Content $path -Raw | Should -Match '(?s)^<!DOCTYPE html>.*</html>\n$'
                    Export-SmmReport $path -Title earlier -Force
                    $earlier = (Get-FileHash $path).Hash
                }
                finally { $shell.Dispose() }
            }
            $stopped | Should -BeGreaterThan 0
        }
        finally { $runspace.Dispose() }
    }

    It 'has less than 1 MB with 100 000 orders, and every order is in it' {
        $path = New-LedgerPath
        New-ManyOrderLedger $panel $path 100000
        $null = Connect-TestPanel $panel -LedgerPath $path
        Export-SmmReport report.html
        (Get-Item report.html).Length | Should -BeLessThan 1MB
        Get-Content report.html -Raw | Should -Match '<dt>Orders</dt><dd data-value="100000">'
        (Measure-SmmOrder -By Day, Service | Measure-Object Orders -Sum).Sum | Should -Be 100000
    }

    It 'loads nothing, and has the library as it is published' {
        Export-SmmReport report.html
        $text = Get-Content report.html -Raw
        [regex]::Matches($text, '\b(?:src|href)="(?!#|data:,)').Count | Should -Be 0
        $text | Should -Not -Match 'sourceMappingURL'
        $text | Should -Match 'Content-Security-Policy'
        $text | Should -Match "content=`"default-src 'none'; script-src 'sha256-[^ ]+' 'sha256-[^ ]+'; style-src 'sha256-"
        $library = "$PSScriptRoot/../../src/SimpleSmm.PowerShell/Report/Page/chart.umd.min.js"
        (Get-FileHash $library).Hash | Should -Be '87364CC2B2A76A6684929E7D6B80B18A897794DB38400CAFF1FCF1791C6925D2'
    }
}
