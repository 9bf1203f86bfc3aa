#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeDiscovery {
    # Only Linux lists the open files of a process as a folder.
    $noList = -not (Test-Path /proc/self/fd)
}

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel
    $key = ConvertTo-SecureString $panel.Key -AsPlainText -Force

    # The open files of this process with the ledger's path, among them those that were deleted.
    function Get-LedgerHandle([string] $Ledger) {
        @([IO.DirectoryInfo]::new('/proc/self/fd').GetFiles().LinkTarget -like "$Ledger*")
    }

    # Without a collection, because a busy script may wait long for the next one.
    function Get-SocketCount {
        @([IO.DirectoryInfo]::new('/proc/self/fd').GetFiles().LinkTarget -like 'socket:*').Count
    }

    function Get-DescriptorCount {
        [GC]::Collect()
        [GC]::WaitForPendingFinalizers()
        [GC]::Collect()
        [IO.DirectoryInfo]::new('/proc/self/fd').GetFiles().Count
    }
}

Describe 'Sessions without Disconnect-SmmPanel' -Skip:$noList {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $ledger = New-LedgerPath
    }

    AfterEach { Get-SmmSession | Disconnect-SmmPanel }

    # Fault Processes: 100 connects without a disconnect
    It 'leave no descriptor over 100 connects under one name, each with an order' {
        $connect = {
            Connect-SmmPanel -Uri $panel.Uri -ApiKey $key -Name main -LedgerPath $ledger
            $null = New-SmmOrder 1 "https://example.com/$_" 100
        }
        1..3 | ForEach-Object $connect
        $open = @(Get-LedgerHandle $ledger).Count
        $open | Should -BeGreaterThan 0
        $before = Get-DescriptorCount
        4..103 | ForEach-Object $connect
        @(Get-LedgerHandle $ledger).Count | Should -Be $open
        Get-DescriptorCount | Should -BeLessThan ($before + 50)
        @(Get-TestPanelOrder $panel).Count | Should -Be 103
    }

    # Fault Processes: 300 sessions of one script
    It 'leave no socket open over 300 sessions that are <How>' -ForEach @(
        @{ How = 'disconnected' }
        @{ How = 'replaced' }
    ) {
        $before = Get-SocketCount
        foreach ($i in 1..300) {
            Connect-SmmPanel -Uri $panel.Uri -ApiKey $key -Name main -LedgerPath $ledger
            $null = Get-SmmBalance
            if ($How -eq 'disconnected') { Disconnect-SmmPanel }
        }
        Get-SocketCount | Should -BeLessOrEqual ($before + 5)
        @(Get-TestPanelRequest $panel -Action balance).Count | Should -BeGreaterOrEqual 300
    }

    # Fault Processes: runspaces without a disconnect
    It 'leave no ledger open when their runspace ends' {
        $module = Get-ModuleUnderTest
        foreach ($i in 1..5) {
            $runspace = New-TestRunspace
            $shell = [powershell]::Create($runspace)
            $null = $shell.AddScript({
                param($module, $uri, $key, $ledger, $i)
                Import-Module $module
                Connect-SmmPanel -Uri $uri -ApiKey $key -Name main -LedgerPath $ledger
                New-SmmOrder 1 "https://example.com/$i" 100 -SkipValidation
            }).AddArgument($module).AddArgument($panel.Uri).AddArgument($key).AddArgument($ledger).AddArgument($i)
            $shell.Invoke().OrderId | Should -BeGreaterThan 0
            $shell.Dispose()
            Get-LedgerHandle $ledger | Should -Not -BeNullOrEmpty
            $runspace.Dispose()
            Get-LedgerHandle $ledger | Should -BeNullOrEmpty
        }
    }

    It 'still work for a script that holds them, and are closed again after each command' {
        $held = Connect-SmmPanel -Uri $panel.Uri -ApiKey $key -Name main -LedgerPath $ledger -PassThru
        (New-SmmOrder 1 'https://example.com/a' 100 -Reference A-1).Outcome | Should -Be 'Placed'
        Connect-SmmPanel -Uri $panel.Uri -ApiKey $key -Name main -LedgerPath $ledger
        Get-LedgerHandle $ledger | Should -BeNullOrEmpty
        (New-SmmOrder 1 'https://example.com/b' 100 -Session $held).Outcome | Should -Be 'Placed'
        @(Get-SmmOrder -Session $held).Count | Should -Be 2
        Get-LedgerHandle $ledger | Should -BeNullOrEmpty
        (New-SmmOrder 1 'https://example.com/a' 100 -Reference A-1).AlreadyPlaced | Should -BeTrue
    }
}
