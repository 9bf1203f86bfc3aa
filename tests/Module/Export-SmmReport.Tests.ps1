#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeDiscovery {
    Import-Module "$PSScriptRoot/Browser.psm1"

    # In an unattended run on Linux the browser is required, and the tests fail without it.
    $hasNoBrowser = -not (Get-Browser) -and -not ($IsLinux -and $env:CI -eq 'true')
}

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1", "$PSScriptRoot/Browser.psm1", "$PSScriptRoot/Ledgers.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel

    # Each row of a table has the values of the row that Measure-SmmOrder writes.
    function Test-MeasureTable($Rows, $Measures, [string[]] $Keys) {
        @($Rows).Count | Should -Be @($Measures).Count
        foreach ($row in $Rows) {
            $same = @($Measures).Where{ $one = $_; -not $Keys.Where{ "$($one.$_)" -ne $row.$_ } }
            $same.Count | Should -Be 1
            foreach ($column in 'Orders', 'Quantity', 'Charged', 'Refunded', 'Net', 'Estimated', 'Completed', 'Partial', 'Canceled',
                'Unknown', 'Rejected', 'DeliveredShare', 'MedianTime', 'Percentile90Time',
                'RefillsAsked', 'RefillsGranted', 'RefillsRefused') {
                $value = $same[0].$column
                if ($value -is [timespan]) { $value = [decimal] $value.Ticks / [timespan]::TicksPerSecond }
                if ($null -eq $value) { $row.$column | Should -Be ([char] 0x2013) -Because $column }
                else { [decimal] $row.$column | Should -Be ([decimal] $value) -Because $column }
            }
        }
    }
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
        $status = (Get-SmmOrderStatus | Select-Object -First 1).Status
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

Describe 'The report in a browser (skipped where Chromium is not installed, unless CI is true on Linux)' -Skip:$hasNoBrowser {
    Context 'of 10 000 orders of three sandbox panels' {
        BeforeAll {
            Get-SmmSession | Disconnect-SmmPanel
            $names = 'one', 'two', 'three'
            foreach ($name in $names) {
                $session = Connect-SmmPanel -Sandbox -Name $name -PassThru
                $services = 3, 8, 41, 9
                $rows = foreach ($number in 1..($name -eq 'one' ? 3334 : 3333)) {
                    $id = $services[$number * 37 % 100 % 4]
                    [pscustomobject] @{ ServiceId = $id; Link = "https://example.com/$number"; Quantity = 20 + $number % 20 }
                }
                $placed = @($rows | New-SmmOrder -Session $name -ThrottleLimit 4)
                $placed.Count | Should -Be @($rows).Count
                $session.Clock.Advance([timespan]::FromDays(20))
                $null = Get-SmmOrderStatus -Session $name
                $null = Get-SmmBalance -Session $name
            }
            $file = Join-Path $TestDrive report.html
            Export-SmmReport $file
            $page = Start-Page $file
        }

        AfterAll { Stop-Page $page }

        It 'logs nothing, asks for nothing, and draws every chart' {
            $blank = Invoke-PageScript $page @'
                [...document.querySelectorAll('canvas')].filter(canvas => {
                    const pixels = new Uint32Array(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.buffer);
                    return new Set(pixels).size < 5;
                }).map(canvas => canvas.id)
'@
            $blank | Should -BeNullOrEmpty
            Invoke-PageScript $page "document.querySelectorAll('canvas').length" | Should -BeGreaterOrEqual 6
            Get-PageFault $page | Should -BeNullOrEmpty
        }

        It 'has the numbers of Measure-SmmOrder' {
            Test-MeasureTable (Get-PageTable $page totals-table) (Measure-SmmOrder -Session $names) Currency
            Test-MeasureTable (Get-PageTable $page sessions-table) (Measure-SmmOrder -By Session -Session $names) Session
            $services = Measure-SmmOrder -By Service -Session $names
            Test-MeasureTable (Get-PageTable $page services-0-table) $services Session, ServiceId
            Test-MeasureTable (Get-PageTable $page spend-0-table) (Measure-SmmOrder -By Day, Session -Session $names) Day, Session
        }

        It 'has the numbers of a plain recount of the orders' {
            $orders = @(Get-SmmOrder -Session $names)
            $orders.Count | Should -Be 10000
            $total = Get-PageTable $page totals-table
            [int] $total.Orders | Should -Be 10000
            [decimal] $sum = 0
            foreach ($order in $orders) { if ($null -ne $order.Charge) { $sum += $order.Charge } }
            [decimal] $total.Net | Should -Be $sum
            $lastDay = @(Get-PageTable $page statuses-table)[-1]
            foreach ($status in $orders | Group-Object Status) { [int] $lastDay.($status.Name) | Should -Be $status.Count }
        }

        It 'fits a phone, and does not scroll sideways' {
            Set-PageView $page -Width 390
            Invoke-PageScript $page 'document.documentElement.scrollWidth' | Should -Be 390
        }

        It 'fits a phone also while its charts are still those of a wide window' {
            $fixed = 'document.querySelectorAll("canvas").forEach(canvas => canvas.style.width = "1078px"); document.documentElement.scrollWidth'
            Invoke-PageScript $page "Chart.prototype.resize = () => {}; $fixed" | Should -Be 390
        }
    }

    Context 'with hostile texts' {
        BeforeAll {
            Reset-TestPanel $panel
            Get-SmmSession | Disconnect-SmmPanel
            $session = '<b>"sh''op"</b>'
            $null = Connect-TestPanel $panel -Name $session -TimeoutSeconds 1
            $name = '</script><script>document.title="run"</script><img src=x onerror=alert(1)>=cmd|A1"''&amp;'
            $catalog = ConvertTo-Json -Compress @(@{
                    service = 1; name = $name; type = 'Default'; category = $name; rate = '1'; min = '1'; max = '1000'; refill = $true
                    cancel = $true
                })
            Add-TestPanelFault $panel @{ kind = 'answer'; body = $catalog } -Action services -Times 9
            $null = New-SmmOrder 1 https://example.com/1 100 -Session $session
            Step-TestPanelClock $panel ([timespan]::FromDays(30))
            $null = Get-SmmOrderStatus -Session $session
            # It begins like a formula, and turns the direction.
            $hidden = [string] [char] 0x202E + [char] 0x200B + [char] 0x2066
            $reference = '=cmd|A1!R''1' + [char] 0x2019 + '</script><script>alert(1)</script>$(1)`"' + $hidden
            $marked = $reference -replace $hidden, "`u{27E8}U+202E`u{27E9}`u{27E8}U+200B`u{27E9}`u{27E8}U+2066`u{27E9}"
            Add-TestPanelFault $panel hang -Action add -Times 9
            $link = '=HYPERLINK("https://example.com/"><svg onload=alert(1)>' + [char] 0x202E
            $null = New-SmmOrder 1 $link 100 -Reference $reference -Session $session -ErrorAction SilentlyContinue
            $file = Join-Path $TestDrive hostile.html
            Export-SmmReport $file -Title $name
            $page = Start-Page $file
        }

        AfterAll {
            Stop-Page $page
            Reset-TestPanel $panel
            Clear-TestPanelFault $panel
        }

        It 'runs none of them, and shows them as they are' {
            Get-PageFault $page | Should -BeNullOrEmpty
            Invoke-PageScript $page 'document.title' | Should -BeExactly $name
            Invoke-PageScript $page "document.querySelectorAll('img, svg, iframe, b').length" | Should -Be 0
            Invoke-PageScript $page "document.querySelectorAll('script').length" | Should -Be 3
            @(Get-PageTable $page services-0-table)[0].Name | Should -BeExactly $name
            $unknown = @(Get-PageTable $page unknown-table)
            $unknown.Count | Should -Be 1
            $unknown[0].Reference | Should -BeExactly $marked
            $unknown[0].Link | Should -BeExactly ($link -replace [char] 0x202E, "`u{27E8}U+202E`u{27E9}")
            Invoke-PageScript $page '/[\u202A-\u202E\u2066-\u2069\u200B]/.test(document.documentElement.outerHTML)' | Should -BeFalse
            $unknown[0].Session | Should -BeExactly $session
        }

        It 'has the command that settles an order, whatever its reference is' {
            $commands = @(Invoke-PageScript $page "[...document.querySelectorAll('#unknown-table code')].map(code => code.textContent)")
            $commands.Count | Should -Be 2
            $commands[0] | Should -BeLike 'Resolve-SmmOrder * -OrderId '
            $settled = & ([scriptblock]::Create($commands[1]))
            $settled.Reference | Should -BeExactly $reference
            $settled.Outcome | Should -Be 'Rejected'
        }
    }
}
