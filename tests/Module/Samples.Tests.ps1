#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeDiscovery {
    Import-Module "$PSScriptRoot/Postgres.psm1"
    $missing = -not (Test-Postgres)
    $samples = Get-ChildItem "$PSScriptRoot/../../samples" -Filter *.ps1 -Recurse | ForEach-Object { @{ Name = $_.Name; Path = $_.FullName } }
}

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-Module "$PSScriptRoot/Ledgers.psm1"
    Import-Module "$PSScriptRoot/Postgres.psm1"
    Import-ModuleUnderTest
    $canary = 'Cn4ry-of-the-samples'
    $panel = Start-TestPanel -Key $canary
    $folder = [IO.Path]::GetFullPath("$PSScriptRoot/../../samples")

    # The samples load the module as their users do: by its name.
    $module = Split-Path (Get-ModuleUnderTest)
    while ((Split-Path $module -Leaf) -ne 'SimpleSmm') { $module = Split-Path $module }
    $modulePath = "$(Split-Path $module)$([IO.Path]::PathSeparator)$env:PSModulePath"

    function New-PanelFile([string] $Uri = $panel.Uri) {
        $file = Join-Path $TestDrive "$([guid]::NewGuid().ToString('N')).psd1"
        Set-Content $file "@{ Name = 'shop'; Uri = '$Uri'; FromEnvironment = `$true; LedgerPath = '$ledger'; MaximumRetryCount = 0; ThrottleLimit = 1 }"
        $file
    }

    # As a scheduler starts it: without a person and without input.
    function Start-Sample([string] $Name, [hashtable] $With) {
        $start = New-PowerShellStart '-NonInteractive', '-File', "$folder/$Name.ps1"
        $start.RedirectStandardInput = $start.RedirectStandardOutput = $start.RedirectStandardError = $true
        $start.WorkingDirectory = $TestDrive
        $start.Environment['PSModulePath'] = $modulePath
        $start.Environment['SMM_API_KEY'] = $canary
        foreach ($parameter in $With.Keys) {
            $start.ArgumentList.Add("-$parameter")
            if ($With[$parameter] -isnot [switch]) { $start.ArgumentList.Add("$($With[$parameter])") }
        }
        $process = [Diagnostics.Process]::Start($start)
        $process.StandardInput.Close()
        $process
    }

    # Every line has a time, and none has the key.
    function Complete-Sample([Diagnostics.Process] $Process) {
        $errors = $Process.StandardError.ReadToEndAsync()
        $output = $Process.StandardOutput.ReadToEnd()
        $Process.WaitForExit()
        "$output$($errors.Result)" | Should -Not -Match 'Cn4ry'
        $errors.Result | Should -BeNullOrEmpty
        $lines = @($output -split '\r?\n' -ne '')
        $log = @($lines -match '^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ ')
        if ($output -notmatch '(?m)^What if:') { $log.Count | Should -Be $lines.Count }
        [pscustomobject] @{ ExitCode = $Process.ExitCode; Output = $output; Log = $log.ForEach{ $_.Substring(21) } }
    }

    function Invoke-Sample([string] $Name, [hashtable] $With) { Complete-Sample (Start-Sample $Name $With) }
}

AfterAll { Clear-TestPanelFault $panel }

Describe 'The sample <Name>' -ForEach $samples {
    It 'has help with an example, and stops at errors' {
        $help = Get-Help $Path -Full
        $help.Synopsis | Should -Not -BeLike "*$Name*"
        $help.examples.example.Count | Should -BeGreaterThan 0
        foreach ($parameter in (Get-Command $Path).ScriptBlock.Ast.ParamBlock.Parameters) {
            $name = $parameter.Name.VariablePath.UserPath
            $help.parameters.parameter.Where{ $_.name -eq $name }.description.Text | Should -Not -BeNullOrEmpty
        }
        $text = Get-Content $Path -Raw
        $text | Should -Match '(?m)^\[CmdletBinding\(\)\]'
        $text | Should -Match "(?m)^\`$ErrorActionPreference = 'Stop'"
        # The demo loads the build that lies beside it.
        if ($Path -notlike '*Demo.ps1') { $text | Should -Match '(?m)^#Requires -Modules SimpleSmm' }
        if ($Path -notlike '*Demo.ps1') { $text | Should -Match "(?m)^\`$PSStyle.OutputRendering = 'PlainText'" }
        $text | Should -Not -Match 'Read-Host|Get-Credential|PromptForChoice|\$Host\.UI'
    }
}

Describe 'The samples without a panel' {
    It 'end with 2, say why, and change nothing' {
        $ledger = New-LedgerPath
        Set-Content "$TestDrive/some.csv" 'Reference,ServiceId,Link,Quantity', 'a,1,https://example.com/a,100'
        $nowhere = New-PanelFile 'http://127.0.0.1:9/api'
        $running = @(
            Start-Sample Watch-Balance @{ Panel = $nowhere }
            Start-Sample Watch-Catalog @{ Panel = $nowhere; Snapshot = "$TestDrive/none.xml" }
            Start-Sample Send-MassOrder @{ Panel = $nowhere; Path = "$TestDrive/some.csv"; Budget = 1; PlacedPath = "$TestDrive/none.csv" }
            Start-Sample Invoke-AutoRefill @{ Panel = $nowhere }
            Start-Sample Watch-Balance @{ Panel = "$TestDrive/missing.psd1" }
            Start-Sample Send-MassOrder @{ Panel = $nowhere; Path = "$TestDrive/some.csv" }
        )
        $ended = @($running.ForEach{ Complete-Sample $_ })
        $ended.ExitCode | Should -Be @(2, 2, 2, 2, 2, 2)
        foreach ($one in $ended[0..3]) { $one.Log | Should -BeLike 'Cannot run: *127.0.0.1*' }
        $ended[4].Log | Should -BeLike 'Cannot run: *missing.psd1*'
        $ended[5].Log | Should -BeLike 'Cannot run: *-Budget*'
        "$TestDrive/none.xml", "$TestDrive/none.csv", $ledger | Should -Not -Exist
    }

    It 'end with 2 where a parameter is mistyped, or its value' {
        $ledger = New-LedgerPath
        $file = New-PanelFile
        Set-Content "$TestDrive/some.csv" 'Reference,ServiceId,Link,Quantity', 'a,1,https://example.com/a,100'
        $running = @(
            Start-Sample Send-MassOrder @{ Panel = $file; Path = "$TestDrive/some.csv"; Bugdet = 1 }
            Start-Sample Send-MassOrder @{ Panel = $file; Path = "$TestDrive/some.csv"; Budget = 'fifty' }
            Start-Sample Watch-Balance @{ Panel = $file; Minimun = 1 }
            Start-Sample Watch-Balance @{ Panel = $file; Minimum = 'low' }
            Start-Sample Watch-Catalog @{ Panel = $file; Snapshort = "$TestDrive/none.xml" }
            Start-Sample Watch-Catalog @{ Panel = $file; MinimumRateChangePercent = 'x' }
            Start-Sample Invoke-AutoRefill @{ Panel = $file; Limit = 1 }
            Start-Sample Invoke-AutoRefill @{ Panel = $file; DailyLimit = 'x' }
        )
        $ended = @($running.ForEach{ Complete-Sample $_ })
        $ended.ExitCode | Should -Be @(2, 2, 2, 2, 2, 2, 2, 2)
        $ended[0].Log | Should -BeLike 'Cannot run: *-Bugdet*'
        $ended[1].Log | Should -BeLike 'Cannot run: *fifty*'
    }
}

Describe 'A sample without the module' {
    It 'names the module that is missing' {
        $start = New-PowerShellStart '-NonInteractive', '-File', "$folder/Watch-Balance.ps1"
        $start.RedirectStandardOutput = $start.RedirectStandardError = $true
        $start.Environment['PSModulePath'] = "$TestDrive"
        $start.Environment['NO_COLOR'] = '1'
        $process = [Diagnostics.Process]::Start($start)
        $said = $process.StandardOutput.ReadToEndAsync()
        "$($process.StandardError.ReadToEnd())$($said.Result)" | Should -BeLike '*#requires*SimpleSmm*'
        $process.WaitForExit()
        $process.ExitCode | Should -Be 1
    }
}

Describe 'Watch-Balance.ps1' {
    It 'ends with <ExitCode> where the minimum is <Minimum>' -ForEach @(
        @{ Minimum = '100'; ExitCode = 0; Says = 'Balance: 100.00000 USD at shop, the minimum is 100.' }
        @{ Minimum = '100.5'; ExitCode = 1; Says = 'LOW BALANCE: 100.00000 USD at shop, the minimum is 100.5.' }
    ) {
        Reset-TestPanel $panel
        $ledger = New-LedgerPath
        $run = Invoke-Sample Watch-Balance @{ Panel = New-PanelFile; Minimum = $Minimum }
        $run.Log | Should -Be $Says
        $run.ExitCode | Should -Be $ExitCode
    }
}

Describe 'Send-Report.ps1' {
    It 'writes the report of several panels, and replaces it' {
        Reset-TestPanel $panel
        $ledger = New-LedgerPath
        $file = Join-Path $TestDrive report.html
        Set-Content $file 'earlier'
        $run = Invoke-Sample Send-Report @{ Path = $file; Panel = New-PanelFile; Days = '30' }
        $run.Log | Should -BeLike 'Wrote report.html, * KB.'
        $run.ExitCode | Should -Be 0
        Get-Content $file -Raw | Should -Match 'Orders of the last 30 days'
    }

    It 'ends with 2 without a panel, and keeps the earlier file' {
        $ledger = New-LedgerPath
        $file = Join-Path $TestDrive kept.html
        Set-Content $file 'earlier' -NoNewline
        $run = Invoke-Sample Send-Report @{ Path = $file; Panel = New-PanelFile 'http://127.0.0.1:9/api' }
        $run.Log | Should -BeLike 'Cannot run: *127.0.0.1*'
        $run.ExitCode | Should -Be 2
        Get-Content $file | Should -Be 'earlier'
    }
}

Describe 'Watch-Catalog.ps1' {
    It 'tells what changed since it last told something' {
        Reset-TestPanel $panel
        $ledger = New-LedgerPath
        $file = "$TestDrive/catalog.xml"
        $with = @{ Panel = New-PanelFile; Snapshot = $file; MinimumRateChangePercent = '10' }
        $run = Invoke-Sample Watch-Catalog $with
        $run.ExitCode | Should -Be 0
        $run.Log | Should -BeLike '* services, 0 changes.'
        $before = (Get-FileHash $file).Hash

        # A rise of less than is asked for is kept for later; together with the next one it is enough.
        $services = Invoke-RestMethod $panel.Uri -Method Post -Body @{ key = $canary; action = 'services' }
        $services[0].rate = '0.95'
        Add-TestPanelFault $panel @{ kind = 'answer'; body = ConvertTo-Json $services } -Action services
        (Invoke-Sample Watch-Catalog $with).ExitCode | Should -Be 0
        (Get-FileHash $file).Hash | Should -Be $before

        $services[0].rate = '1.00'
        $services[1].name = 'Other name'
        Add-TestPanelFault $panel @{ kind = 'answer'; body = ConvertTo-Json $services } -Action services
        $run = Invoke-Sample Watch-Catalog $with
        $run.ExitCode | Should -Be 1
        $run.Log.Count | Should -Be 3
        $run.Log[0] | Should -BeLike 'Service 1, Instagram Followers*: RateUp Rate 0.90 -> 1.00'
        $run.Log[1] | Should -BeLike 'Service 2, Other name: Renamed Name * -> Other name'
        (Import-Clixml $file)[1].Name | Should -Be 'Other name'
        "$file.new" | Should -Not -Exist
    }

    It 'is alarmed by a catalog that cannot be read in part' {
        Reset-TestPanel $panel
        $ledger = New-LedgerPath
        Add-TestPanelFault $panel @{ kind = 'answer'; body = '[{"service":1,"name":"a","rate":"1","min":"1","max":"2"},{"service":null}]' } -Action services
        $run = Invoke-Sample Watch-Catalog @{ Panel = New-PanelFile; Snapshot = "$TestDrive/part.xml" }
        $run.ExitCode | Should -Be 1
        $run.Log[0] | Should -BeLike 'Cannot be read: *'
        $run.Log[1] | Should -Be '1 services, 0 changes.'
    }
}

Describe 'Send-MassOrder.ps1' {
    It 'checks, places within the budget, and places the rest when it is run again' {
        Reset-TestPanel $panel
        $ledger = New-LedgerPath
        $csv, $placed, $failed = "$TestDrive/orders.csv", "$TestDrive/placed.csv", "$TestDrive/failed.csv"
        Set-Content $csv @(
            'Reference,ServiceId,Link,Quantity'
            'R-1,1,https://example.com/1,100'
            'R-2,1,https://example.com/2,lots'
            'R-3,1,https://example.com/3,2000'
            'R-4,1,https://example.com/4,200'
        )
        $with = @{ Panel = New-PanelFile; Path = $csv; PlacedPath = $placed; FailedPath = $failed; Budget = '0.50' }

        $run = Invoke-Sample Send-MassOrder ($with + @{ DryRun = [switch] $true })
        $run.ExitCode | Should -Be 1
        $run.Output | Should -BeLike '*What if: *https://example.com/4*'
        $run.Log[-1] | Should -Be '4 orders, 2 failed the check; nothing was sent.'
        Get-TestPanelOrder $panel | Should -BeNullOrEmpty
        $placed, $failed, $ledger | Should -Not -Exist

        $run = Invoke-Sample Send-MassOrder $with
        $run.ExitCode | Should -Be 1
        $run.Log.Count | Should -Be 3
        $run.Log[-1] | Should -Be '4 orders, 2 failed.'
        (Get-TestPanelOrder $panel).link | Should -Be 'https://example.com/1', 'https://example.com/4'
        $rows = @(Import-Csv $placed)
        $rows.ForEach{ "$($_.Reference) $($_.OrderId)" } | Should -Be 'R-1 235416', 'R-4 235417'
        $rows = @(Import-Csv $failed)
        $rows.ForEach{ "$($_.Reference) $($_.Error) $($_.Link)" } | Should -Be 'R-2 InvalidQuantity https://example.com/2', 'R-3 BudgetExceeded https://example.com/3'
        $rows.Message | Should -Not -Contain ''

        # The row is corrected, and the budget is raised.
        (Get-Content $csv) -replace 'lots', '300' | Set-Content $csv
        $with.Budget = '5'
        $run = Invoke-Sample Send-MassOrder $with
        $run.ExitCode | Should -Be 0
        $run.Log | Should -Be '4 orders, 0 failed.'
        @(Get-TestPanelOrder $panel).link | Should -Be (1, 4, 2, 3).ForEach{ "https://example.com/$_" }
        (Import-Csv $placed).ForEach{ "$($_.Reference) $($_.AlreadyPlaced)" } | Should -Be 'R-1 True', 'R-2 False', 'R-3 False', 'R-4 True'
        Get-Content $failed | Should -BeNullOrEmpty
    }

    It 'keeps the earlier files where it cannot run, or is stopped' {
        Reset-TestPanel $panel
        $ledger = New-LedgerPath
        $csv, $placed, $failed = "$TestDrive/kept.csv", "$TestDrive/kept-placed.csv", "$TestDrive/kept-failed.csv"
        Set-Content $csv 'Reference,ServiceId,Link,Quantity', 'K-1,1,https://example.com/1,100', 'K-2,1,https://example.com/2,100'
        Set-Content $placed 'earlier'
        Set-Content $failed 'earlier'
        $with = @{ Panel = New-PanelFile; Path = $csv; PlacedPath = $placed; FailedPath = $failed; Budget = '1' }
        $nowhere = $with.Clone()
        $nowhere.Panel = New-PanelFile 'http://127.0.0.1:9/api'
        (Invoke-Sample Send-MassOrder $nowhere).ExitCode | Should -Be 2
        Add-TestPanelFault $panel @{ kind = 'error'; text = 'Invalid API key' } -Action add -Times always
        Add-TestPanelFault $panel @{ kind = 'error'; text = 'Invalid API key' } -Action balance -Nth 2
        (Invoke-Sample Send-MassOrder $with).ExitCode | Should -Be 2
        Get-Content $placed, $failed | Should -Be 'earlier', 'earlier'

        Clear-TestPanelFault $panel
        (Invoke-Sample Send-MassOrder $with).ExitCode | Should -Be 0
        (Import-Csv $placed).Reference | Should -Be 'K-1', 'K-2'
        "$placed.new", "$failed.new" | Should -Not -Exist
    }

    It 'ends with 3 where an outcome is unknown' {
        Reset-TestPanel $panel
        $ledger = New-LedgerPath
        Set-Content "$TestDrive/lost.csv" 'Reference,ServiceId,Link,Quantity', 'L-1,1,https://example.com/1,100', 'L-2,1,https://example.com/2,100'
        $with = @{
            Panel = New-PanelFile; Path = "$TestDrive/lost.csv"; Budget = '1'; PlacedPath = "$TestDrive/lost-placed.csv"; FailedPath = "$TestDrive/lost-failed.csv"
        }
        Add-TestPanelFault $panel @{ kind = 'reset'; accept = 'after' } -Action add
        (Invoke-Sample Send-MassOrder $with).ExitCode | Should -Be 3
        (Invoke-Sample Send-MassOrder $with).ExitCode | Should -Be 3
        (Import-Csv "$TestDrive/lost-failed.csv").Error | Should -Be 'OutcomeUnknown'
        (Import-Csv "$TestDrive/lost-placed.csv").Reference | Should -Be 'L-2'
        @(Get-TestPanelRequest $panel -Action add).Count | Should -Be 2
    }

    It 'takes no file without references, and stops when the key is refused' {
        Reset-TestPanel $panel
        $ledger = New-LedgerPath
        Set-Content "$TestDrive/bare.csv" 'ServiceId,Link,Quantity', '1,https://example.com/1,100'
        Set-Content "$TestDrive/two.csv" 'Reference,ServiceId,Link,Quantity', 'R-1,1,https://example.com/1,100', 'R-2,1,https://example.com/2,100', 'R-3,1,https://example.com/3,100'
        Add-TestPanelFault $panel @{ kind = 'error'; text = 'Invalid API key' } -Action add -Nth 2 -Times always
        # The first run ends before it connects. The second one's first call is of Connect-SmmPanel.
        Add-TestPanelFault $panel @{ kind = 'error'; text = 'Invalid API key' } -Action balance -Nth 2
        $file = New-PanelFile
        $first = Start-Sample Send-MassOrder @{ Panel = $file; Path = "$TestDrive/bare.csv"; Budget = 1 }
        $second = Start-Sample Send-MassOrder @{ Panel = $file; Path = "$TestDrive/two.csv"; Budget = 1; PlacedPath = "$TestDrive/one.csv" }
        $runs = @($first, $second).ForEach{ Complete-Sample $_ }
        $runs.ExitCode | Should -Be 2, 2
        $runs[0].Log | Should -BeLike '*does not have a column Reference*'
        $runs[1].Log | Should -BeLike 'Cannot run: *Invalid API key*'
        (Import-Csv "$TestDrive/one.csv.new").Reference | Should -Be 'R-1'
        "$TestDrive/one.csv" | Should -Not -Exist
        @(Get-TestPanelRequest $panel -Action add).Count | Should -Be 2
    }
}

Describe 'Invoke-AutoRefill.ps1' {
    BeforeAll {
        Reset-TestPanel $panel
        $ledger = New-LedgerPath
        $null = Connect-TestPanel $panel -Name shop -LedgerPath $ledger
        $file = New-PanelFile
        $all = @(Get-SmmOrderStatus (1..20))
        $open = $all.Where{ -not $_.IsFinal }[0].OrderId
        $refused = $all.Where{ $_.Status -eq 'Completed' -and $_.OrderId -notin (Get-ReadyOrderId Refill 20) }[0].OrderId

        # Order 2 is of a service without refills. The others differ by when they ended, and by their last refill.
        foreach ($id in 1, 2, 9, 11, 14, 15, 16, $refused, $open) { $null = [pscustomobject] @{ OrderId = $id; ServiceId = $id -eq 2 ? 3 : 1 } | Import-SmmOrder }
        $null = Get-SmmOrderStatus
        $null = 15, 16 | Invoke-SmmRefill
        Step-TestPanelClock $panel ([timespan]::FromHours(3))
        $null = Invoke-SmmRefill 14
        $hour = 36000000000
        $null = Invoke-LedgerSql $ledger "UPDATE orders SET status_at = status_at - 48 * $hour, refill_at = refill_at - 47 * $hour"
        $null = Invoke-LedgerSql $ledger "UPDATE orders SET status_at = status_at - 700 * $hour WHERE order_id = 9"
        $null = Invoke-LedgerSql $ledger "UPDATE orders SET status_at = status_at + 47 * $hour WHERE order_id = 11"
        $null = Invoke-LedgerSql $ledger "UPDATE orders SET refill_at = refill_at + 46 * $hour WHERE order_id = 15"
    }

    BeforeEach { Clear-TestPanelRequest $panel }

    It 'asks for what is due, once, and takes a refusal for an answer' {
        $run = Invoke-Sample Invoke-AutoRefill @{ Panel = $file }
        $sent = @(Get-TestPanelRequest $panel)
        $sent.Action | Should -Be 'balance', 'status', 'services', 'refill_status', 'refill'
        $sent[1].Text | Should -Be "action=status&order=$open"
        $sent[4].Ids | Sort-Object { [int] $_ } | Should -Be (@(1, 16, $refused) | Sort-Object)
        $run.Log.Where{ $_ -like 'Order * was requested.' } | ForEach-Object { [int] $_.Split(' ')[1].Trim(':') } | Sort-Object | Should -Be 1, 16
        @($run.Log -like 'RefillNotAllowed: *').Count | Should -Be 1
        @($run.Log -match '^Refill \d+: (Completed|Rejected|Pending)$').Count | Should -Be 3
        $run.Log[-1] | Should -Be '3 orders due, at most 99 of them requested, 0 failed.'
        $run.ExitCode | Should -Be 0
    }

    It 'keeps to the limit of a day, and ends with 1 when something fails' {
        Step-TestPanelClock $panel ([timespan]::FromHours(3))
        Add-TestPanelFault $panel @{ kind = 'error'; text = 'Something is wrong' } -Action refill
        $run = Invoke-Sample Invoke-AutoRefill @{ Panel = $file; WaitHours = 0; DailyLimit = 4 }
        (Get-TestPanelRequest $panel -Action refill).Text | Should -Match '^action=refill&order=\d+$'
        $run.Log[-1] | Should -Be '6 orders due, at most 1 of them requested, 1 failed.'
        @($run.Log -like 'PanelError: *Something is wrong*').Count | Should -Be 1
        $run.ExitCode | Should -Be 1
    }

    It 'asks for nothing when the limit is used up' {
        $run = Invoke-Sample Invoke-AutoRefill @{ Panel = $file; WaitHours = 0; DailyLimit = 2 }
        Get-TestPanelRequest $panel -Action refill | Should -BeNullOrEmpty
        $run.ExitCode | Should -Be 0
    }
}

Describe 'Invoke-AutoRefill.ps1 with a ledger on a server' -Skip:$missing {
    BeforeAll {
        Reset-TestPanel $panel
        $before = $env:PGPASSWORD
        $env:PGPASSWORD = 'pg-0f1e2d-Cn4ry'
        $server = Start-Postgres $env:PGPASSWORD
        $connect = @{ Name = 'shop'; Uri = $panel.Uri; LedgerConnection = $server.Connection; MaximumRetryCount = 0 }
        $file = "$TestDrive/server.psd1"
        Set-Content $file "@{ $($connect.Keys.ForEach{ "$_ = '$($connect[$_])'" } -join '; '); FromEnvironment = `$true; TimeoutSeconds = 2 }"
        Connect-SmmPanel @connect -ApiKey (ConvertTo-TestKey $canary) -SkipVerification
        $null = [pscustomobject] @{ OrderId = 1; ServiceId = 1 } | Import-SmmOrder
        $null = Get-SmmOrderStatus
    }

    AfterAll {
        Get-SmmSession | Disconnect-SmmPanel
        $env:PGPASSWORD = $before
        Stop-Postgres $server
    }

    It 'asks once for a refill of unknown outcome, and says what to do until a person has asked again' {
        Add-TestPanelFault $panel @{ kind = 'hang' } -Action refill
        Clear-TestPanelRequest $panel
        $first = Invoke-Sample Invoke-AutoRefill @{ Panel = $file; WaitHours = 0 }
        $second = Invoke-Sample Invoke-AutoRefill @{ Panel = $file; WaitHours = 0 }
        $first.ExitCode, $second.ExitCode | Should -Be 3, 3
        @($first.Log -like 'OutcomeUnknown: *Look on the panel*').Count | Should -Be 1
        @($second.Log -like 'OutcomeUnknown: Order 1: *Look at the order on the panel. -Force asks for the refill again.').Count | Should -Be 1
        @(Get-TestPanelRequest $panel -Action refill).Count | Should -Be 1

        (Invoke-SmmRefill 1 -Force).OrderId | Should -Be 1
        $third = Invoke-Sample Invoke-AutoRefill @{ Panel = $file; WaitHours = 0 }
        $third.ExitCode | Should -Be 0
        @(Get-TestPanelRequest $panel -Action refill).Count | Should -Be 2
    }
}
