#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel
}

Describe 'Get-SmmOrderStatus' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $null = Connect-TestPanel $panel
    }

    It 'writes the status with its numbers as numbers' {
        Add-TestPanelFault $panel @{ kind = 'answer'; body = '{"charge":"0.32589","start_count":"2892","status":"Processing","remains":"142","currency":"USD","speed":"7"}' }
        $status = Get-SmmOrderStatus 23
        $status | Should -BeOfType SimpleSmm.OrderStatus
        $status.Charge | Should -BeOfType decimal
        $status.OrderId, $status.Status, $status.IsFinal, $status.Charge, $status.StartCount, $status.Remains, $status.Currency |
            Should -Be 23, 'Processing', $false, 0.32589, 2892, 142, 'USD'
        $status.AdditionalData['speed'] | Should -Be '7'
        (Get-TestPanelRequest $panel).Text | Should -Be 'action=status&order=23'
    }

    It 'knows every status of the panel, and which are final' {
        $statuses = @(Get-SmmOrderStatus (1..20))
        $statuses.Status | Sort-Object -Unique | Should -Be 'Canceled', 'Completed', 'In progress', 'Partial', 'Pending', 'Processing'
        $statuses.Where{ $_.IsFinal }.Status | Sort-Object -Unique | Should -Be 'Canceled', 'Completed', 'Partial'
    }

    It 'writes a status it does not know as the panel wrote it, and never takes it for final' {
        Add-TestPanelFault $panel @{ kind = 'unknownStatus'; text = 'On the moon' }
        $status = Get-SmmOrderStatus 2
        $status.Status, $status.IsFinal | Should -Be 'On the moon', $false
    }

    It 'reads a charge that is null as nothing' {
        Add-TestPanelFault $panel nullCharge
        (Get-SmmOrderStatus 2).Charge | Should -BeNullOrEmpty
    }

    It 'gives 99 objects and one error for 100 ids of which one is bad' {
        $ids = @(1..57) + 987654 + @(59..100)
        $run = Invoke-Recorded { $ids | Get-SmmOrderStatus }
        $run.Output.OrderId | Should -Be @(@(1..57) + @(59..100))
        $run.Errors.Count | Should -Be 1
        $run.Errors[0].FullyQualifiedErrorId | Should -Be 'OrderNotFound,SimpleSmm.Commands.GetSmmOrderStatusCommand'
        $run.Errors[0].TargetObject | Should -Be 987654
        $run.Errors[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $run.Errors[0].ToString() | Should -BeLike "*987654*Incorrect order ID*"
        @(Get-TestPanelRequest $panel).Count | Should -Be 1
    }

    It 'writes one object for each time an id is given, and asks once a request' {
        $run = Invoke-Recorded { 5, 7, 5, 5 | Get-SmmOrderStatus }
        $run.Output.OrderId | Should -Be 5, 7, 5, 5
        $run.Warnings | Should -BeNullOrEmpty
        (Get-TestPanelRequest $panel).Text | Should -Be 'action=status&orders=5,7'
    }

    It 'asks for two of the same id in the form for one' {
        (5, 5 | Get-SmmOrderStatus).OrderId | Should -Be 5, 5
        (Get-TestPanelRequest $panel).Text | Should -Be 'action=status&order=5'
    }

    It 'gives one error for each time a bad id is given' {
        $run = Invoke-Recorded { 987654, 1, 987654 | Get-SmmOrderStatus }
        $run.Output.OrderId | Should -Be 1
        $run.Errors.TargetObject | Should -Be 987654, 987654
    }

    It 'works in one line with Where-Object, Invoke-SmmRefill and Get-SmmRefillStatus' {
        $ids = @(1..7) + @(9..20)
        $refills = @(Get-SmmOrderStatus $ids | Where-Object Status -eq Partial | Invoke-SmmRefill | Get-SmmRefillStatus)
        $refills.RefillId | Should -Be 1, 2
        $refills.Status | Should -Be 'Pending', 'Pending'
        (Get-TestPanelRequest $panel).Text | Should -Be @(
            "action=status&orders=$($ids -join ',')"
            'action=refill&orders=1,15'
            'action=refill_status&refills=1,2'
        )
    }

    It 'keeps to the limit of the session, or of the call, on requests under way at once: <Limit>' -ForEach @(
        @{ Limit = 'session'; Arguments = @{}; AtOnce = 2 }
        @{ Limit = 'call'; Arguments = @{ ThrottleLimit = 3 }; AtOnce = 3 }
    ) {
        Connect-SmmPanel -Uri $panel.Uri -ApiKey (ConvertTo-TestKey $panel.Key) -Name narrow -ThrottleLimit 2 -SkipVerification
        Add-TestPanelFault $panel hang -Times always
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript('param($Module, $Session, $Arguments) Import-Module $Module; 1..600 | Get-SmmOrderStatus -Session $Session @Arguments')
            $null = $shell.AddArgument((Get-ModuleUnderTest)).AddArgument((Get-SmmSession narrow)).AddArgument($Arguments)
            $running = $shell.BeginInvoke()
            $clock = [Diagnostics.Stopwatch]::StartNew()
            while (@(Get-TestPanelRequest $panel).Count -lt $AtOnce -and $clock.Elapsed.TotalSeconds -lt 10) { Start-Sleep -Milliseconds 20 }
            Start-Sleep -Milliseconds 200
            @(Get-TestPanelRequest $panel).Count | Should -Be $AtOnce
            $shell.Stop()
        }
        finally { $shell.Dispose() }
    }
}
