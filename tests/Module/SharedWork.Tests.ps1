#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeDiscovery {
    Import-Module "$PSScriptRoot/Postgres.psm1"
    $missing = -not (Test-Postgres)
}

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-Module "$PSScriptRoot/Postgres.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel
}

# Two sessions have two connections to the ledger, so each is a worker of its own, as two machines are.
Describe 'Work that is shared over a ledger on a server' -Skip:$missing {
    BeforeAll {
        $password = 'pg-0f1e2d-canary'
        $server = Start-Postgres $password
        $credential = [pscredential]::new('smm_owner', (ConvertTo-TestKey $password))

        function Connect-Worker([string] $Name, [hashtable] $Parameters = @{}) {
            $connect = @{ Uri = $panel.Uri; ApiKey = ConvertTo-TestKey $panel.Key; SkipVerification = $true; MaximumRetryCount = 0 }
            Connect-SmmPanel -Name $Name -LedgerConnection $server.Connection -LedgerCredential $credential @connect @Parameters
        }
    }

    AfterAll {
        Get-SmmSession | Disconnect-SmmPanel
        Stop-Postgres $server
    }

    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        Connect-Worker one @{ TimeoutSeconds = 1 }
        Connect-Worker two
        Get-SmmOrder -Session one | Remove-SmmOrder -Force -Session one
        3, 6, 7 | ForEach-Object { [pscustomobject]@{ OrderId = $_; Reference = "A-$_" } } | Import-SmmOrder -Session one | Out-Null
        Clear-TestPanelRequest $panel
    }

    It 'reads an unfinished order once a round' {
        (Get-SmmOrderStatus -Session one).OrderId | Should -Be 3, 6, 7
        Get-SmmOrderStatus -Session two | Should -BeNullOrEmpty
        (Get-TestPanelRequest $panel).Text | Should -Be 'action=status&orders=3,6,7'
        (Get-SmmOrderStatus -Session two -RoundSeconds 0).OrderId | Should -Be 3, 6, 7
        (Get-SmmOrderStatus -Session two).OrderId | Should -Be 3, 6, 7
        (Get-SmmOrderStatus 3 -Session one).OrderId | Should -Be 3
    }

    It 'says how many orders are its part' {
        (Get-SmmOrderStatus -Session one -Verbose 4>&1 | Out-String) | Should -BeLike '*3 unfinished orders are this worker*'
    }

    It 'gives back what it could not read' {
        Add-TestPanelFault $panel @{ kind = 'reset' } -Action status -Times 9
        $run = Invoke-Recorded { Get-SmmOrderStatus -Session one }
        @($run.Errors).Count | Should -Be 3
        Clear-TestPanelFault $panel
        (Get-SmmOrderStatus -Session two).OrderId | Should -Be 3, 6, 7
    }

    It 'waits for an order that another worker has read to the end' {
        Step-TestPanelClock $panel ([timespan]::FromDays(60))
        (Wait-SmmOrder 3, 6, 7 -Session one).Status | Select-Object -Unique | Should -Be 'Completed'
        Clear-TestPanelRequest $panel
        Wait-SmmOrder -Session two -TimeoutSeconds 60 | Should -BeNullOrEmpty
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }

    It 'sends a <Action> of unknown outcome again only with -Force' -ForEach @(
        @{ Action = 'refill'; Command = 'Invoke-SmmRefill'; Id = 2 }
        @{ Action = 'cancel'; Command = 'Stop-SmmOrder'; Id = 6 }
    ) {
        Add-TestPanelFault $panel @{ kind = 'hang' } -Action $Action
        (Invoke-Recorded { & $Command $Id -Session one }).Errors[0].FullyQualifiedErrorId | Should -BeLike 'OutcomeUnknown,*'
        foreach ($session in 'two', 'one') {
            $run = Invoke-Recorded { & $Command $Id -Session $session }
            $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'OutcomeUnknown,*'
            $run.Errors[0].TargetObject | Should -Be $Id
            $run.Errors[0].ErrorDetails.RecommendedAction | Should -BeLike '*-Force*'
        }

        @(Get-TestPanelRequest $panel).Count | Should -Be 1
        (& $Command $Id -Session two -Force).OrderId | Should -Be $Id
        @(Get-TestPanelRequest $panel).Count | Should -Be 2
    }

    It 'sends a refill again after its answer' {
        (Invoke-Recorded { Invoke-SmmRefill 3 -Session one }).Errors[0].FullyQualifiedErrorId | Should -BeLike 'RefillNotAllowed,*'
        (Invoke-Recorded { Invoke-SmmRefill 3 -Session two }).Errors[0].FullyQualifiedErrorId | Should -BeLike 'RefillNotAllowed,*'
        @(Get-TestPanelRequest $panel).Count | Should -Be 2
    }

    It 'shows the password of the database nowhere' {
        $texts = Get-SmmSession | Format-List * -Force | Out-String
        $texts += Get-SmmOrderStatus -Session one -Verbose 4>&1 | Format-List * -Force | Out-String
        $texts | Should -Not -Match 'canary'
    }
}
