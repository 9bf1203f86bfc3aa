#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeDiscovery {
    # The build for Windows PowerShell has no signals; a terminal of its own comes from the program script.
    $noSignals = $IsWindows -or $env:SIMPLESMM_EDITION -eq 'Desktop'
    $noTerminal = $noSignals -or $IsMacOS -or -not (Get-Command script -CommandType Application -ErrorAction Ignore)
    $writers = @(
        @{
            Line = 'New-SmmOrder 1 https://example.com/p 100 -SkipValidation -Reference A-7'
            Name = 'order A-7'
            Check = { (Get-SmmOrder -Reference A-7).OrderId }
        }
        @{ Line = 'Invoke-SmmRefill 2, 9'; Name = '2 refills'; Check = { (Get-SmmOrder 9).RefillId } }
        @{ Line = 'Stop-SmmOrder 3, 6'; Name = '2 cancellations'; Check = { (Get-SmmOrder 6).CancelAt } }
    )
}

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel

    $script = Join-Path $TestDrive 'write.ps1'
    Set-Content $script @'
        param($Module, $Uri, $Ledger, $Line)
        Import-Module $Module
        $keep = if ($Ledger -ne 'none') { @{ LedgerPath = $Ledger } } else { @{ NoLedger = $true } }
        $session = Connect-SmmPanel -Uri $Uri -FromEnvironment -Name test -SkipVerification -TimeoutSeconds 60 -PassThru @keep
        & ([scriptblock]::Create($Line))
        "answered"
'@

    # Starts the script in a process, in a terminal of its own where Ctrl+C is a key, and waits until the panel has its request.
    function Start-Writer([string] $Line, [string] $Ledger, [switch] $InTerminal) {
        $start = New-PowerShellStart '-NonInteractive', '-File', $script, (Get-ModuleUnderTest), $panel.Uri, $Ledger, $Line
        if ($InTerminal) {
            # A runner in the background may have started with SIGINT ignored, and its children would ignore it too.
            $command = @('env', '--default-signal=INT', $start.FileName) + $start.ArgumentList | ForEach-Object { "'$_'" }
            $start = [Diagnostics.ProcessStartInfo]::new('script')
            foreach ($argument in '-qefc', ($command -join ' '), '/dev/null') { $start.ArgumentList.Add($argument) }
        }

        $start.RedirectStandardInput = $start.RedirectStandardOutput = $start.RedirectStandardError = $true
        $start.Environment['SMM_API_KEY'] = $panel.Key
        $process = [Diagnostics.Process]::Start($start)
        while (-not (Get-TestPanelRequest $panel)) {
            if ($process.HasExited) { throw $process.StandardError.ReadToEnd() }
            Start-Sleep -Milliseconds 20
        }

        $process
    }

    function Send-Key([Diagnostics.Process] $Process, [string] $Text) {
        $Process.StandardInput.Write($Text)
        $Process.StandardInput.Flush()
    }

    # Waits for the end of a process and returns all that it wrote.
    function Wait-Writer([Diagnostics.Process] $Process) {
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $errors = $Process.StandardError.ReadToEndAsync()
        $output = $Process.StandardOutput.ReadToEnd()
        $Process.WaitForExit(30000) | Should -BeTrue
        Write-Host "      ended after $($clock.ElapsedMilliseconds) ms"
        [pscustomobject]@{ Output = $output; Errors = @($errors.Result -split '\r?\n' -ne '') }
    }
}

Describe 'A process that ends while a write is under way' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $ledger = New-LedgerPath
        $null = Connect-TestPanel $panel -LedgerPath $ledger
        $null = 2, 3, 6, 9 | Import-SmmOrder
        Set-TestPanelLatency $panel 2000
    }

    It 'by SIGTERM waits for the answer and says so: <Line>' -ForEach $writers -Skip:$noSignals {
        $process = Start-Writer $Line $ledger
        Send-Signal $process SIGTERM
        $run = Wait-Writer $process
        $run.Errors | Should -Be "SimpleSmm is waiting up to 8 s for the panel's answer: $Name. Ctrl+C ends at once."
        & $Check | Should -Not -BeNullOrEmpty
        @(Get-TestPanelRequest $panel).Count | Should -Be 1
    }

    It 'by Ctrl+C, in a terminal of the program script, waits for the answer and says so: <Line>' -ForEach $writers -Skip:$noTerminal {
        $process = Start-Writer $Line $ledger -InTerminal
        Send-Key $process ([char]3)
        $run = Wait-Writer $process
        $run.Output | Should -BeLike "*SimpleSmm is waiting up to 8 s for the panel's answer: $Name.*"
        $run.Output | Should -Not -BeLike '*answered*'
        & $Check | Should -Not -BeNullOrEmpty
    }

    It 'by SIGHUP, twice, waits for the answer' -Skip:$noSignals {
        $process = Start-Writer 'New-SmmOrder 1 a 100 -SkipValidation -Reference A-7' $ledger
        Send-Signal $process SIGHUP
        Send-Signal $process SIGHUP
        (Wait-Writer $process).Errors.Count | Should -Be 1
        (Get-SmmOrder -Reference A-7).Outcome | Should -Be 'Placed'
    }

    It 'by exit waits for the answer, and keeps its exit code' {
        $line = '$null = Start-ThreadJob { Import-Module $using:Module; New-SmmOrder 1 a 100 -SkipValidation -Reference A-7 -Session $using:session }
            $end = [datetime]::Now.AddSeconds(20)
            while (-not (Get-SmmOrder -Session $session -Outcome Sending) -and [datetime]::Now -lt $end) { Start-Sleep -Milliseconds 50 }
            Start-Sleep -Milliseconds 500
            [Environment]::Exit(7)'
        $process = Start-Writer $line $ledger
        (Wait-Writer $process).Errors | Should -BeLike 'SimpleSmm is waiting*order A-7*'
        $process.ExitCode | Should -Be 7
        (Get-SmmOrder -Reference A-7).Outcome | Should -Be 'Placed'
    }

    It 'sends no further order' -Skip:$noSignals {
        $line = '"R-1", "R-2", "R-3" | ForEach-Object { New-SmmOrder 1 a 100 -SkipValidation -Reference $_ }; New-SmmOrder 1 a 100 -SkipValidation -Reference R-4'
        $process = Start-Writer $line $ledger
        Send-Signal $process SIGTERM
        $null = Wait-Writer $process
        @(Get-TestPanelRequest $panel).Count | Should -Be 1
        (Get-SmmOrder -Outcome Placed | Where-Object Reference -Like 'R-*').Reference | Should -Be 'R-1'
    }

    It 'without a ledger writes the id' -Skip:$noSignals {
        $process = Start-Writer 'New-SmmOrder 1 a 100 -SkipValidation' none
        Send-Signal $process SIGTERM
        $run = Wait-Writer $process
        $run.Errors[1] | Should -Be "The panel placed order $((Get-TestPanelOrder $panel)[-1].id); note this, because it is not in an order ledger."
    }

    It 'ends at the second Ctrl+C, in a terminal of the program script, and the order is unknown' -Skip:$noTerminal {
        Set-TestPanelLatency $panel 20000
        $process = Start-Writer 'New-SmmOrder 1 a 100 -SkipValidation -Reference A-7' $ledger -InTerminal
        Send-Key $process ([char]3)
        $read = ''
        while ($read -notlike '*waiting*') { $read += [char] $process.StandardOutput.Read() }
        Send-Key $process ([char]3)
        $null = Wait-Writer $process
        (Get-SmmOrder -Reference A-7).Outcome | Should -Be 'Unknown'
    }

    It 'ends after its grace when the panel is silent, and the order is unknown' -Skip:$noSignals {
        Add-TestPanelFault $panel hang
        $process = Start-Writer 'New-SmmOrder 1 a 100 -SkipValidation -Reference A-7' $ledger
        Send-Signal $process SIGTERM
        $null = Wait-Writer $process
        (Get-SmmOrder -Reference A-7).Outcome | Should -Be 'Unknown'
    }

    It 'does not wait when nothing is under way' -Skip:$noSignals {
        Set-TestPanelLatency $panel 0
        $process = Start-Writer 'New-SmmOrder 1 a 100 -SkipValidation -Reference A-7 | Out-Null; [Console]::Out.WriteLine("ready"); Start-Sleep 20' $ledger
        $process.StandardOutput.ReadLine() | Should -Be 'ready'
        Send-Signal $process SIGTERM
        (Wait-Writer $process).Errors | Should -BeNullOrEmpty
    }
}
