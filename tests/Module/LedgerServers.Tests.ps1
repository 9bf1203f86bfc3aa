#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeDiscovery {
    $desktop = $env:SIMPLESMM_EDITION -eq 'Desktop'
}

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel
    $key = ConvertTo-TestKey $panel.Key
    $canary = 'Cn4ry-0f1e2d'

    # A port on which nothing listens, because its listener has ended.
    $listener = [Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
    $listener.Start()
    $away = "Host=127.0.0.1;Port=$($listener.LocalEndpoint.Port);Database=orders;Username=smm_worker"
    $listener.Stop()

    function Connect-Server([hashtable] $Parameters) {
        Connect-SmmPanel -Uri $panel.Uri -ApiKey $key -Name fleet -SkipVerification -PassThru @Parameters
    }

    # The error of a block, whether it ends the block or not.
    function Get-Failure([scriptblock] $Script) {
        $run = Invoke-Recorded $Script
        @($run.Errors) + $run.Termination | Where-Object { $_ } | Select-Object -First 1
    }

    function Get-AllText($Items) {
        foreach ($item in $Items) {
            $item | Format-List * -Force | Out-String
            if ($item.PSObject.Properties['Exception']) { "$($item.Exception)" }
        }
    }
}

Describe 'A ledger on a server' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $before = @{}
        foreach ($name in 'SMM_LEDGER_CONNECTION', 'SMM_LEDGER_PATH') {
            $before[$name] = [Environment]::GetEnvironmentVariable($name)
            [Environment]::SetEnvironmentVariable($name, $null)
        }
    }

    AfterEach { foreach ($name in $before.Keys) { [Environment]::SetEnvironmentVariable($name, $before[$name]) } }

    It 'is refused with a password in <_>, which no text shows' -ForEach 'Password', 'pwd', 'PSW', 'SSL Password', 'SslPassword' {
        $text = "Host=db.example;$_=$canary"
        $failure = Get-Failure { Connect-Server @{ LedgerConnection = $text } }
        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidField,*'
        Get-AllText $failure | Out-String | Should -Not -Match $canary
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }

    It 'is refused as a text that is not a connection text, which no text shows' {
        $failure = Get-Failure { Connect-Server @{ LedgerConnection = "postgresql://smm:$canary@db/orders" } }
        $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidField,*'
        Get-AllText $failure | Out-String | Should -Not -Match $canary
    }

    It 'is refused together with <Name>' -ForEach @(
        @{ Name = '-LedgerPath'; Parameters = @{ LedgerConnection = 'Host=db.example'; LedgerPath = 'orders.db' } }
        @{ Name = '-NoLedger'; Parameters = @{ LedgerConnection = 'Host=db.example'; NoLedger = $true } }
    ) {
        (Get-Failure { Connect-Server $Parameters }).FullyQualifiedErrorId | Should -BeLike 'InvalidField,*'
    }

    It 'is refused where both variables are set' {
        $env:SMM_LEDGER_CONNECTION = 'Host=db.example'
        $env:SMM_LEDGER_PATH = '/tmp/orders.db'
        (Get-Failure { Connect-Server @{} }).Exception.Message | Should -BeLike '*SMM_LEDGER_CONNECTION*SMM_LEDGER_PATH*'
    }

    It 'refuses a credential without a server' {
        $credential = [pscredential]::new('smm_worker', (ConvertTo-TestKey $canary))
        (Get-Failure { Connect-Server @{ LedgerCredential = $credential } }).FullyQualifiedErrorId | Should -BeLike 'InvalidField,*'
    }

    It 'needs PowerShell 7' -Skip:(-not $desktop) {
        $failure = Get-Failure { Connect-Server @{ LedgerConnection = $away } }
        $failure.FullyQualifiedErrorId | Should -BeLike 'LedgerUnavailable,*'
        $failure.Exception.Message | Should -BeLike '*PowerShell 7*'
    }

    It 'is the one of SMM_LEDGER_CONNECTION' -Skip:$desktop {
        $env:SMM_LEDGER_CONNECTION = 'Host=db.example;Database=orders'
        $session = Connect-Server @{}
        $session.LedgerServer | Should -Be 'db.example:5432/orders'
        $session.LedgerPath | Should -BeNullOrEmpty
        (Connect-Server @{ LedgerPath = (New-LedgerPath) }).LedgerServer | Should -BeNullOrEmpty
    }

    # Fault Fleet: a server that cannot be reached
    It 'that cannot be reached sends nothing, and shows no password' -Skip:$desktop {
        $credential = [pscredential]::new('smm_worker', (ConvertTo-TestKey $canary))
        $session = Connect-Server @{ LedgerConnection = $away; LedgerCredential = $credential }
        Clear-TestPanelRequest $panel
        $failure = Get-Failure { New-SmmOrder 1 https://example.com/a 100 -Reference A-1 }
        $failure.FullyQualifiedErrorId | Should -BeLike 'LedgerUnavailable,*'
        Get-TestPanelRequest $panel add | Should -BeNullOrEmpty
        Get-AllText $failure, $session | Out-String | Should -Not -Match $canary
        (Get-Failure { Backup-SmmLedger copy.db }).Exception.Message | Should -BeLike '*pg_dump*'
    }
}
