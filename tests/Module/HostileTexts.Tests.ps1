#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeDiscovery {
    $noTerminal = $IsWindows -or $IsMacOS -or -not (Get-Command script -CommandType Application -ErrorAction Ignore)
    $lines = @(
        @{ Line = { Get-SmmService -Refresh }; Answers = 'services' }
        @{ Line = { Get-SmmOrderStatus 1 }; Answers = 'status' }
        @{ Line = { Get-SmmOrderStatus 1, 2, 3 }; Answers = 'statuses' }
        @{ Line = { New-SmmOrder 1 'https://example.com/p' 100 -Reference "r-$(Get-Random)" }; Answers = 'add', 'page' }
        @{ Line = { Invoke-SmmRefill 1 }; Answers = 'refill' }
        @{ Line = { Get-SmmRefillStatus 1 }; Answers = 'refill_status' }
        @{ Line = { Stop-SmmOrder 1 }; Answers = 'cancel' }
        @{ Line = { Get-SmmBalance }; Answers = 'balance', 'page', 'words', 'error' }
        @{ Line = { Connect-SmmPanel -Uri $panel.Uri -ApiKey (ConvertTo-TestKey $panel.Key) -Name again -MaximumRetryCount 0 -NoLedger -PassThru }; Answers = 'balance', 'error' }
        @{ Line = { Invoke-SmmAction anything -Idempotent }; Answers = 'custom', 'error', 'words' }
        @{ Line = { Wait-SmmOrder 1 -TimeoutSeconds 0 }; Answers = 'status' }
    )
    $cases = foreach ($line in $lines) { foreach ($answer in $line.Answers) { @{ Line = $line.Line; Answer = $answer } } }
}

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-Module "$PSScriptRoot/Secrecy.psm1"
    Import-Module "$PSScriptRoot/HostileTexts.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel -Key 'Zq7Kx2Wv9Jt4'
    $text = Get-HostileText $panel.Key
    $answers = Get-HostileAnswer $text
    $secrets = 'Zq7Kx', 'x2Wv9J', 'hidden1', '%5A%71', '&#90;', '\u005a\u0071'
}

Describe 'What a hostile panel writes' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $ledger = New-LedgerPath
        $null = Connect-TestPanel $panel -LedgerPath $ledger
        $rendering = $PSStyle.OutputRendering
        $PSStyle.OutputRendering = 'PlainText'
        $global:Error.Clear()
    }

    AfterEach { $PSStyle.OutputRendering = $rendering }

    It 'is in no object, view, error, stream or file: <Line> with <Answer>' -ForEach $cases {
        Add-TestPanelFault $panel @{ kind = 'answer'; body = $answers[$Answer] } -Times always
        $run = Invoke-Recorded { & $Line -Verbose -Debug }
        @($run.Output).Count + $run.Errors.Count + [int] ($null -ne $run.Termination) | Should -BeGreaterThan 0
        $run.Debug -match 'seen' | Should -Not -BeNullOrEmpty

        Assert-Harmless (Get-EverythingSaid $run) -Secret $secrets
        Assert-Harmless (@($run.Verbose; $run.Debug; $run.Warnings) -join "`n") -Secret $secrets
        Assert-Harmless ($run.Output | Format-Table * | Out-String -Width 4096) -Secret $secrets
        Assert-Harmless ($run.Output | Out-String) -Secret $secrets
        Assert-Harmless (($run.Output | ConvertTo-Csv) -join "`n") -Secret $secrets
        foreach ($stream in 'Verbose', 'Debug', 'Warnings') { foreach ($line in $run.$stream) { $line | Should -Not -Match '[\r\n]' } }
        foreach ($record in $run.Errors) { "$record" | Should -Not -Match '[\r\n]' }
    }

    It 'is not in the ledger either' {
        $null = 1 | Import-SmmOrder
        foreach ($kind in 'status', 'add', 'words') {
            Add-TestPanelFault $panel @{ kind = 'answer'; body = $answers[$kind] }
            if ($kind -eq 'status') { $null = Get-SmmOrderStatus 1 } else { $null = New-SmmOrder 1 'https://example.com/p' 100 -Reference "r-$kind" -ErrorAction Ignore }
        }

        $orders = @(Get-SmmOrder)
        $orders.Count | Should -Be 3
        $orders[0].Status, $orders[1].Reason, $orders[2].Reason -match 'seen' | Should -HaveCount 3
        Assert-Harmless ($orders | Format-List * | Out-String -Width 4096) -Secret $secrets
        Disconnect-SmmPanel
        $bytes = [Text.Encoding]::Latin1.GetString([IO.File]::ReadAllBytes($ledger))
        foreach ($secret in $secrets) { $bytes.Contains($secret, [StringComparison]::OrdinalIgnoreCase) | Should -BeFalse }
        $bytes.Contains([char] 0x1b + '[35') | Should -BeFalse
    }

    It 'is not shown of a kept catalog of a stranger: <_>' -ForEach 'csv', 'json', 'clixml' {
        $row = [pscustomobject]@{
            ServiceId = 1; Name = $text; Type = $text; Category = $text; Rate = 1; Currency = $text; Minimum = 1; Maximum = 2
            Refill = $true; Cancel = $true; DripFeed = $null
        }
        $file = Join-Path $TestDrive "kept.$_"
        switch ($_) {
            'csv' { $row, $row | Export-Csv $file }
            'json' { ConvertTo-Json @($row) | Set-Content $file }
            'clixml' { Export-Clixml $file -InputObject @($row) }
        }

        $run = Invoke-Recorded { Compare-SmmService $file; Compare-SmmService $file $row }
        @($run.Output).Count + $run.Errors.Count | Should -BeGreaterThan 1
        ($run.Output | Out-String) -match 'seen' | Should -BeTrue
        $said = Get-EverythingSaid $run

        # The key is the session's, and a file knows of no session.
        Assert-Harmless $said -Secret 'no secret here'
    }

    It 'does not reach the terminal' -Skip:$noTerminal {
        $bodies = Join-Path $TestDrive 'bodies.json'
        ConvertTo-Json $answers | Set-Content $bodies
        $file = Join-Path $TestDrive 'session.ps1'
        Set-Content $file @'
            param($Module, $Uri, $Tests, $Bodies)
            $ProgressPreference = 'SilentlyContinue'
            $PSStyle.OutputRendering = 'Ansi'
            Import-Module $Module
            Import-Module "$Tests/TestPanel.psm1"
            $panel = [pscustomobject]@{ Control = [uri]::new([uri] $Uri, '/control/') }
            $answers = Get-Content $Bodies -Raw | ConvertFrom-Json -AsHashtable
            Connect-SmmPanel -Uri $Uri -FromEnvironment -Name test -SkipVerification -MaximumRetryCount 0 -LedgerPath (New-LedgerPath)
            $lines = [ordered]@{
                services = { Get-SmmService -Refresh }; status = { Get-SmmOrderStatus 1 }; statuses = { Get-SmmOrderStatus 1, 2, 3 }
                add = { New-SmmOrder 1 https://example.com/p 100 -SkipValidation }; refill = { Invoke-SmmRefill 1 }
                refill_status = { Get-SmmRefillStatus 1 }; cancel = { Stop-SmmOrder 1 }; balance = { Get-SmmBalance }
                custom = { Invoke-SmmAction anything -Idempotent }; page = { Get-SmmBalance }; words = { Get-SmmBalance }; error = { Get-SmmBalance }
            }
            foreach ($name in $lines.Keys) {
                Clear-TestPanelFault $panel
                Add-TestPanelFault $panel @{ kind = 'answer'; body = $answers[$name] } -Times always
                "`n=== $name"
                & $lines[$name] -Verbose -Debug | Tee-Object -Variable shown
                $shown | Format-List * -Force
                foreach ($view in 'NormalView', 'DetailedView', 'CategoryView') { $ErrorView = $view; $global:Error | Select-Object -First 1 | Out-Default }
                $ErrorView = 'ConciseView'
                $global:Error.Clear()
            }
            Clear-TestPanelFault $panel
            Get-SmmOrder | Format-List *
            Get-SmmSession
            '=== end'
'@
        $arguments = @(Get-PowerShellCommand) + '-NoProfile', '-NonInteractive', '-File', $file, (Get-ModuleUnderTest), $panel.Uri, $PSScriptRoot, $bodies
        $recording = Join-Path $TestDrive 'terminal'
        $start = [Diagnostics.ProcessStartInfo]::new('script')
        foreach ($argument in '-qec', ($arguments.ForEach{ "'$_'" } -join ' '), $recording) { $start.ArgumentList.Add($argument) }
        $start.RedirectStandardInput = $start.RedirectStandardOutput = $true
        $start.Environment['SMM_API_KEY'] = $panel.Key
        $start.Environment['TERM'] = 'xterm-256color'
        $process = [Diagnostics.Process]::Start($start)
        $null = $process.StandardOutput.ReadToEnd()
        $process.WaitForExit()

        $seen = Get-Content $recording -Raw
        $seen | Should -Match '=== end'
        [regex]::Matches($seen, 'seen').Count | Should -BeGreaterThan 40
        $seen | Should -Not -Match "$([char] 0x1b)\[35;4m"

        # Styling is PowerShell's own, as is what .NET says to a terminal when it begins and ends to use it.
        $plain = $seen -replace "$([char] 0x1b)\[[0-9;]*m" -replace "$([char] 0x1b)(\[\?1[hl]|[=>])"
        Assert-Harmless $plain -Secret $secrets
    }
}
