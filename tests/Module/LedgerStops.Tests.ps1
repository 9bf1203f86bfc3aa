#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-Module "$PSScriptRoot/Ledgers.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel

    function Wait-Until([scriptblock] $Condition) {
        $clock = [Diagnostics.Stopwatch]::StartNew()
        while (-not (& $Condition)) {
            if ($clock.Elapsed.TotalSeconds -gt 20) { throw "Not within 20 seconds: $Condition" }
            Start-Sleep -Milliseconds 20
        }
    }

    # Another process, which keeps every other writer out of a ledger from one line on its input to the next.
    $helper = (Resolve-Path "$PSScriptRoot/Ledgers.psm1").Path
    $script = "Import-Module '$(Get-ModuleUnderTest)', '$helper'
        while (`$path = [Console]::In.ReadLine()) {
            `$file = Open-LedgerFile `$path
            Invoke-Sql `$file 'BEGIN IMMEDIATE'
            'locked'
            `$null = [Console]::In.ReadLine()
            `$file.Dispose()
            'unlocked'
        }"
    $start = New-PowerShellStart '-NonInteractive', '-Command', $script
    $start.RedirectStandardInput = $start.RedirectStandardOutput = $true
    $locker = [Diagnostics.Process]::Start($start)

    function Lock-Ledger([string] $Path) {
        $locker.StandardInput.WriteLine($Path)
        $locker.StandardOutput.ReadLine() | Should -Be 'locked'
    }

    function Unlock-Ledger {
        $locker.StandardInput.WriteLine('unlock')
        $locker.StandardOutput.ReadLine() | Should -Be 'unlocked'
    }

    # Stops what a shell runs, at once.
    function Assert-Stops([powershell] $Shell) {
        $Shell.InvocationStateInfo.State | Should -Be 'Running'
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $stopping = $Shell.BeginStop($null, $null)
        $stopping.AsyncWaitHandle.WaitOne(5000) | Should -BeTrue
        Write-Host "      stopped after $($clock.ElapsedMilliseconds) ms"
        $Shell.EndStop($stopping)
        $Shell.InvocationStateInfo.State | Should -Be 'Stopped'
        $Shell.Streams.Error | Should -BeNullOrEmpty
    }
}

AfterAll {
    $locker.StandardInput.Close()
    $locker.WaitForExit()
}

Describe 'An order that is stopped' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $session = Connect-TestPanel $panel -TimeoutSeconds 60
        $runspace = New-TestRunspace
        $shell = [powershell]::Create($runspace)
        $line = 'param($session) 1..3 | ForEach-Object { [pscustomobject] @{ Reference = "R-$_"; ServiceId = 1; Link = "a"; Quantity = 100 } } | New-SmmOrder -SkipValidation -Session $session'
        $null = $shell.AddScript($line).AddArgument($session)
    }

    AfterEach { $shell.Dispose(); $runspace.Dispose() }

    # Fault Processes: a stop while the panel is silent
    It 'while the panel is silent ends at once, is unknown after its time-out, and the next one is not begun' {
        $session = Connect-TestPanel $panel -TimeoutSeconds 3
        $shell.Commands.Clear()
        $null = $shell.AddScript($line).AddArgument($session)
        Add-TestPanelFault $panel @{ kind = 'hang'; accept = 'after' } -Times always
        $running = $shell.BeginInvoke()
        Wait-Until { Get-TestPanelRequest $panel }
        Assert-Stops $shell
        Wait-Until { (Get-SmmOrder).Outcome -ne 'Sending' }
        $order = Get-SmmOrder
        $order.Reference, $order.Outcome | Should -Be 'R-1', 'Unknown'

        Clear-TestPanelFault $panel
        $run = Invoke-Recorded { New-SmmOrder 1 a 100 -Reference R-1; New-SmmOrder 1 a 100 -Reference R-2 }
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'OutcomeUnknown,*'
        $run.Output.Reference | Should -Be 'R-2'
        @(Get-TestPanelRequest $panel).Count | Should -Be 2
    }

    It 'while the panel is silent and another process writes into the ledger ends at once, and is unknown' {
        $session = Connect-TestPanel $panel -TimeoutSeconds 3
        $shell.Commands.Clear()
        $null = $shell.AddScript($line).AddArgument($session)
        Add-TestPanelFault $panel hang -Times always
        $running = $shell.BeginInvoke()
        Wait-Until { Get-TestPanelRequest $panel }
        Lock-Ledger $session.LedgerPath
        try { Assert-Stops $shell }
        finally { Unlock-Ledger }
        Wait-Until { (Get-SmmOrder).Outcome -ne 'Sending' }
        (Get-SmmOrder).Outcome | Should -Be 'Unknown'
        (Invoke-Recorded { New-SmmOrder 1 a 100 -Reference R-1 }).Errors.FullyQualifiedErrorId | Should -BeLike 'OutcomeUnknown,*'
        @(Get-TestPanelRequest $panel).Count | Should -Be 1
    }

    # Fault Processes: a stop while the ledger is locked
    It 'while it waits for the ledger ends at once, is never sent, and may be sent later' {
        $null = Import-SmmOrder 1
        Lock-Ledger $session.LedgerPath
        try {
            $running = $shell.BeginInvoke()
            Start-Sleep -Milliseconds 700
            Assert-Stops $shell
        }
        finally { Unlock-Ledger }

        # The wait itself goes on in the background, and ends when the file is free.
        Start-Sleep -Milliseconds 600
        Wait-Until { -not (Get-SmmOrder -Outcome Sending) }
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
        (New-SmmOrder 1 a 100 -Reference R-1).Outcome | Should -Be 'Placed'
    }

    It 'waits for the ledger as long as another process writes, and is sent then' {
        $null = Import-SmmOrder 1
        Lock-Ledger $session.LedgerPath
        $running = $shell.BeginInvoke()
        Start-Sleep -Milliseconds 700
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
        Unlock-Ledger
        $running.AsyncWaitHandle.WaitOne(20000) | Should -BeTrue
        $shell.EndInvoke($running).Reference | Should -Be 'R-1', 'R-2', 'R-3'
        @(Get-TestPanelRequest $panel).Count | Should -Be 3
    }
}

Describe 'What a writer did' {
    It 'is on the disk before it is written: <Line>' -ForEach @(
        @{ Line = 'Invoke-SmmRefill 2 -Session $session'; Property = 'RefillAt' }
        @{ Line = 'Stop-SmmOrder 3 -Session $session'; Property = 'CancelAt' }
    ) {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $session = Connect-TestPanel $panel
        $null = 2, 3 | Import-SmmOrder
        $runspace = New-TestRunspace
        $shell = [powershell]::Create($runspace)
        Lock-Ledger $session.LedgerPath
        try {
            $null = $shell.AddScript("param(`$session) $Line").AddArgument($session)
            $output = [Management.Automation.PSDataCollection[psobject]]::new()
            $running = $shell.BeginInvoke([Management.Automation.PSDataCollection[psobject]]::new(), $output)
            Wait-Until { Get-TestPanelRequest $panel }
            Start-Sleep -Milliseconds 400
            $output.Count | Should -Be 0
        }
        finally { Unlock-Ledger }
        $running.AsyncWaitHandle.WaitOne(20000) | Should -BeTrue
        (Get-SmmOrder $output[0].OrderId).$Property | Should -Not -BeNullOrEmpty
        $shell.Dispose()
        $runspace.Dispose()
    }
}

Describe 'A status that is stopped' {
    It 'while another process writes into the ledger ends at once' {
        Reset-TestPanel $panel
        $session = Connect-TestPanel $panel
        $null = 1..3 | Import-SmmOrder
        $runspace = New-TestRunspace
        $shell = [powershell]::Create($runspace)
        Lock-Ledger $session.LedgerPath
        try {
            $null = $shell.AddScript('param($session) 1..3 | Get-SmmOrderStatus -Session $session').AddArgument($session)
            $output = [Management.Automation.PSDataCollection[psobject]]::new()
            $running = $shell.BeginInvoke([Management.Automation.PSDataCollection[psobject]]::new(), $output)

            # The answers do not wait for the ledger.
            Wait-Until { $output.Count -eq 3 }
            Assert-Stops $shell
        }
        finally { Unlock-Ledger; $shell.Dispose(); $runspace.Dispose() }
    }
}
