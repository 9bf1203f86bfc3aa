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
    Import-Module "$PSScriptRoot/TestPanel.psm1", "$PSScriptRoot/Browser.psm1"
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
