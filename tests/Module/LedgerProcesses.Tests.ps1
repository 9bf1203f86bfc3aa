#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-Module "$PSScriptRoot/Ledgers.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel

    # What a user has: a file of orders, and a script that may be run again and again.
    $script = Join-Path $TestDrive 'orders.ps1'
    Set-Content $script @'
        param($Module, $Uri, $Ledger, $Csv)
        Import-Module $Module
        Connect-SmmPanel -Uri $Uri -FromEnvironment -Name shop -LedgerPath $Ledger -SkipVerification -TimeoutSeconds 1 -RetryIntervalSec 0.05
        foreach ($pass in 1, 2) {
            if ($args) { 'ready'; $null = [Console]::ReadLine() } elseif ($pass -eq 2) { break }
            Import-Csv $Csv | New-SmmOrder -SkipValidation 2>&1 | ForEach-Object {
                if ($_ -is [System.Management.Automation.ErrorRecord]) { "$($_.FullyQualifiedErrorId.Split(',')[0]) $($_.TargetObject.Reference)" }
                else { "$($_.Outcome) $($_.Reference) $($_.OrderId)" }
            }
        }
'@

    function New-OrderFile([int] $Count) {
        $file = Join-Path $TestDrive "$([guid]::NewGuid().ToString('N')).csv"
        1..$Count | ForEach-Object { [pscustomobject] @{ Reference = "R-$_"; ServiceId = 1; Link = "https://example.com/$_"; Quantity = 50 } } | Export-Csv $file
        $file
    }

    function Start-OrderScript([string] $Ledger, [string] $Csv, [switch] $Wait) {
        $start = New-PowerShellStart '-NonInteractive', '-File', $script, (Get-ModuleUnderTest), $panel.Uri, $Ledger, $Csv
        $start.RedirectStandardInput = $start.RedirectStandardOutput = $start.RedirectStandardError = $true
        $start.Environment['SMM_API_KEY'] = $panel.Key
        if ($Wait) { $start.ArgumentList.Add('wait') }
        [Diagnostics.Process]::Start($start)
    }

    function Read-Until([Diagnostics.Process] $Process, [string] $Line) {
        while ($null -ne ($read = $Process.StandardOutput.ReadLine()) -and $read -ne $Line) { $read }
    }
}

BeforeDiscovery {
    # A long run takes fifty times the kills over a thousand orders.
    $kills = if ($env:SIMPLESMM_TEST_KILLS) { [int] $env:SIMPLESMM_TEST_KILLS } else { 4 }
    $runs = @{ Kills = $kills; Orders = [Math]::Min(1000, 70 + 20 * $kills) }
}

Describe 'A CSV file of orders' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $ledger = New-LedgerPath
    }

    It 'is placed once, however often its process is killed and whatever the panel does: <Orders> orders, <Kills> kills' -ForEach $runs {
        $csv = New-OrderFile $Orders
        $random = [Random]::new($Kills)
        $faults = @(
            @{ kind = 'reset'; accept = 'after' }, @{ kind = 'reset' }, @{ kind = 'status'; status = 500; accept = 'after' }, @{ kind = 'status'; status = 502 }
            @{ kind = 'truncateJson' }, @{ kind = 'emptyBody'; accept = 'after' }, @{ kind = 'withoutOrderId' }, @{ kind = 'rateLimit'; retryAfter = '0' }
            @{ kind = 'rateLimitText' }, @{ kind = 'error'; text = 'Not enough funds' }, @{ kind = 'hang'; accept = 'after' }, @{ kind = 'phpWarning' }
        )
        $null = Send-Control $panel 'faults' -Body @{ random = @{ seed = $Kills; probability = 0.1 }; faults = $faults }
        Set-TestPanelLatency $panel 30

        $said = [Collections.Generic.List[string]]::new()
        $killed = 0
        $starts = 0
        $isQuiet = $false
        while ($true) {
            if ($killed -ge $Kills) { Set-TestPanelLatency $panel 0 }
            $sent = @(Get-TestPanelRequest $panel).Count
            $process = Start-OrderScript $ledger $csv
            $starts++
            $output = $process.StandardOutput.ReadToEndAsync()
            if ($killed -lt $Kills) {
                # It is killed at any moment of its work: often while orders are sent, sometimes while it begins.
                if ($random.Next(5) -gt 0) {
                    while (-not $process.HasExited -and @(Get-TestPanelRequest $panel).Count -eq $sent) { Start-Sleep -Milliseconds 40 }
                    $null = $process.WaitForExit($random.Next(0, 1200))
                }
                else { $null = $process.WaitForExit($random.Next(300, 1500)) }
                if (-not $process.HasExited) { $process.Kill(); $killed++ }
            }

            $process.WaitForExit()
            $lines = @($output.Result -split '\r?\n')
            # The last line may have been cut.
            $lines | Select-Object -SkipLast 1 | ForEach-Object { $said.Add($_) }
            if ($isQuiet) { $process.ExitCode | Should -Be 0; break }

            # The last run meets no fault, so that it places what was rejected.
            if ($process.ExitCode -eq 0 -and $killed -ge $Kills) { Clear-TestPanelFault $panel; $isQuiet = $true }
        }

        $null = Connect-TestPanel $panel -Name shop -LedgerPath $ledger
        $known = @{}
        Get-SmmOrder | ForEach-Object { $known[$_.Reference] = $_ }
        $held = @(Get-TestPanelOrder $panel)
        $unknown = @($known.Values.Where{ $_.Outcome -eq 'Unknown' })
        Write-Host "      $starts starts, $killed kills, $(@(Get-TestPanelRequest $panel).Count) requests, $($held.Count) orders, $($unknown.Count) unknown"

        # No order was sent twice, and the ledger has every order that was sent.
        @($held.link | Sort-Object -Unique).Count | Should -Be $held.Count
        $known.Count | Should -Be $Orders
        $known.Values.Where{ $_.Outcome -notin 'Placed', 'Unknown' } | Should -BeNullOrEmpty
        foreach ($order in $held) { $known["R-$($order.link.Split('/')[-1])"].Outcome | Should -BeIn 'Placed', 'Unknown' }
        foreach ($order in $known.Values.Where{ $_.Outcome -eq 'Placed' }) { @($held.Where{ $_.id -eq $order.OrderId }).link | Should -Be $order.Link }

        # What a process said of an order before it was killed is true.
        foreach ($line in $said -like 'Placed *') {
            $null, $reference, $id = $line.Split(' ')
            $known[$reference].Outcome, "$($known[$reference].OrderId)" | Should -Be 'Placed', $id
        }

        Invoke-LedgerSql $ledger 'PRAGMA integrity_check' | Should -Be 'ok'

        # Each unknown order is looked up at the panel; then one more run, and every order is there exactly once.
        foreach ($order in $unknown) {
            $there = @($held.Where{ $_.link -eq $order.Link })
            $null = if ($there) { Resolve-SmmOrder $order.Reference $there[0].id } else { Resolve-SmmOrder $order.Reference -NotPlaced }
        }

        $last = @(Import-Csv $csv | New-SmmOrder)
        $last.Count | Should -Be $Orders
        @(Get-TestPanelOrder $panel).link | Sort-Object | Should -Be @((Import-Csv $csv).Link | Sort-Object)
    }

    It 'is placed once by four processes that run it at the same time' {
        $csv = New-OrderFile 60
        Set-TestPanelLatency $panel 20
        $processes = @(1..4 | ForEach-Object { Start-OrderScript $ledger $csv -Wait })
        try {
            foreach ($process in $processes) { $null = Read-Until $process 'ready' }
            $processes.ForEach{ $_.StandardInput.WriteLine() }
            $first = $processes.ForEach{ , @(Read-Until $_ 'ready') }
            @(Get-TestPanelRequest $panel).Count | Should -Be 60
            foreach ($lines in $first) {
                $lines.ForEach{ $_.Split(' ')[1] } | Should -Be (1..60).ForEach{ "R-$_" }
                $lines.Where{ $_ -notmatch '^(Placed|OrderInFlight) ' } | Should -BeNullOrEmpty
            }

            $processes.ForEach{ $_.StandardInput.WriteLine() }
            $second = $processes.ForEach{ , @(Read-Until $_ 'end') }
        }
        finally { foreach ($process in $processes) { if (-not $process.HasExited) { $process.Kill() } } }
        @(Get-TestPanelRequest $panel).Count | Should -Be 60
        $all = @(Get-TestPanelOrder $panel | Sort-Object { [int] $_.link.Split('/')[-1] } | ForEach-Object { "Placed R-$($_.link.Split('/')[-1]) $($_.id)" })
        $all.Count | Should -Be 60
        foreach ($lines in $second) { $lines | Should -Be $all }
        Write-Host "      $(@($first.ForEach{ $_ } -like 'OrderInFlight*').Count) met an order in flight"
    }

    It 'is placed once by ten runspaces that send the same reference at the same time' {
        $session = Connect-TestPanel $panel
        $module = Get-ModuleUnderTest
        Set-TestPanelLatency $panel 300
        $said = 1..10 | ForEach-Object -ThrottleLimit 10 -Parallel {
            Import-Module $using:module
            try { (New-SmmOrder 1 'https://example.com/p' 100 -Reference same -SkipValidation -Session $using:session -ErrorAction Stop).OrderId }
            catch { $_.FullyQualifiedErrorId.Split(',')[0] }
        }
        @(Get-TestPanelRequest $panel).Count | Should -Be 1
        $said.Count | Should -Be 10
        @($said.Where{ $_ -ne 'OrderInFlight' } | Sort-Object -Unique) | Should -Be 235416
        (New-SmmOrder 1 'https://example.com/p' 100 -Reference same -Session $session).AlreadyPlaced | Should -BeTrue
    }
}

Describe 'The database of the ledger' {
    It 'is loaded by the first order, into a context of its own, and not before' {
        Reset-TestPanel $panel
        $ledger = New-LedgerPath
        $child = Invoke-ChildPowerShell "
            function Show(`$When) {
                `$found = [AppDomain]::CurrentDomain.GetAssemblies().Where{ `$_.GetName().Name -match 'sqlite|SimpleSmm.Ledger' }
                `$native = [Diagnostics.Process]::GetCurrentProcess().Modules.Where{ `$_.ModuleName -match 'e_sqlite3' }.Count
                `$contexts = `$found.ForEach{ [Runtime.Loader.AssemblyLoadContext]::GetLoadContext(`$_).Name } | Sort-Object -Unique
                `"`${When}: `$(`$found.Count -ge 5) `$(`$found.Count) `$native `$contexts`"
            }
            Show import
            `$env:SMM_API_KEY = '$($panel.Key)'
            Connect-SmmPanel -Uri '$($panel.Uri)' -FromEnvironment -LedgerPath '$ledger'
            Show connect
            `$null = Get-SmmOrderStatus 1
            `$null = 1, 2 | Get-SmmOrderStatus
            `$null = Get-SmmOrderStatus
            `$null = Invoke-SmmRefill 2
            `$null = Get-SmmOrder
            New-SmmOrder 1 https://example.com/p 100 -WhatIf
            Show read
            Test-Path '$ledger'
            `$null = New-SmmOrder 1 https://example.com/p 100
            Show order"
        $child.Errors | Should -BeNullOrEmpty
        $lines = @($child.Lines -notlike 'What if*')
        $lines[0..3] | Should -Be 'import: False 0 0 ', 'connect: False 0 0 ', 'read: False 0 0 ', 'False'
        # .NET Framework has no contexts.
        $context = $env:SIMPLESMM_EDITION -eq 'Desktop' ? 'Default' : 'SimpleSmm.Ledger'
        $lines[4] | Should -Match "^order: True \d+ 1 $context$"
        $ledger | Should -Exist
    }
}
