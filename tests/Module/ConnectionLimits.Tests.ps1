#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel
    $command = Get-Command Connect-SmmPanel
}

BeforeDiscovery {
    $limits = @(
        @{ Parameter = 'TimeoutSeconds'; Least = 1; Most = 3600; Bad = 0, -1, 3601, 'soon', 2147483648 }
        @{ Parameter = 'ConnectionTimeoutSeconds'; Least = 1; Most = 3600; Bad = 0, -1, 3601, 'soon', 2147483648 }
        @{ Parameter = 'MaximumRetryCount'; Least = 0; Most = 1000; Bad = -1, 1001, 'often', 2147483648 }
        @{ Parameter = 'RetryIntervalSec'; Least = 0; Most = 86400; Bad = -0.001, 86400.5, 'NaN', [double]::PositiveInfinity, 'soon' }
        @{ Parameter = 'MaximumRetryIntervalSec'; Least = 0; Most = 86400; Bad = -0.001, 86400.5, 'NaN', [double]::PositiveInfinity, 'soon' }
        @{ Parameter = 'RequestsPerMinute'; Least = 1; Most = 60000; Bad = 0, -1, 60001, 'many', 2147483648 }
        @{ Parameter = 'ThrottleLimit'; Least = 1; Most = 64; Bad = 0, -1, 65, 'many' }
        @{ Parameter = 'Name'; Least = 'x'; Most = 'x' * 300; Bad = '', $null }
        @{ Parameter = 'UserAgent'; Least = 'x'; Most = 'x' * 300; Bad = '', $null }
    )
    $bad = foreach ($limit in $limits) { foreach ($value in $limit.Bad) { @{ Parameter = $limit.Parameter; Value = $value } } }
}

Describe 'Connect-SmmPanel' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $key = ConvertTo-TestKey $panel.Key
    }

    It 'refuses -<Parameter> <Value> before any request' -ForEach $bad {
        $given = @{ $Parameter = $Value }
        $run = Invoke-Recorded { Connect-SmmPanel -Uri $panel.Uri -ApiKey $key @given }
        $run.Termination.FullyQualifiedErrorId | Should -Match '^(ParameterArgumentValidationError|CannotConvertArgument)\w*,SimpleSmm'
        "$($run.Termination)" | Should -BeLike "*'$Parameter'*"
        Get-SmmSession | Should -BeNullOrEmpty
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }

    It 'takes -<Parameter> from its least value to its most' -ForEach $limits {
        foreach ($value in $Least, $Most) {
            $given = @{ $Parameter = $value }
            $session = Connect-SmmPanel -Uri $panel.Uri -ApiKey $key @given -SkipVerification -PassThru
            if ($session.PSObject.Properties[$Parameter]) { $session.$Parameter | Should -Be $value }
            (Get-SmmBalance -Session $session).Balance | Should -Be 100
        }
    }

    It 'knows no other numbers than these' {
        $own = $command.Parameters.Values.Where{ $_.Name -notin [Management.Automation.Cmdlet]::CommonParameters }
        $numbers = $own.Where{ $_.ParameterType -in [int], [double], [Nullable[int]] }.Name
        $numbers | Sort-Object | Should -Be @(
            'ChunkSize', 'ConnectionTimeoutSeconds', 'MaximumRetryCount', 'MaximumRetryIntervalSec', 'RequestsPerMinute'
            'RetryIntervalSec', 'SandboxSpeed', 'ThrottleLimit', 'TimeoutSeconds')
    }

    It 'takes them for the sandbox and every kind of key, too' {
        foreach ($parameter in 'TimeoutSeconds', 'ConnectionTimeoutSeconds', 'MaximumRetryCount', 'RetryIntervalSec', 'MaximumRetryIntervalSec',
            'RequestsPerMinute', 'ThrottleLimit', 'Proxy', 'ProxyCredential', 'NoProxy', 'UserAgent') {
            $command.Parameters[$parameter].ParameterSets.Keys | Should -Be '__AllParameterSets'
        }
    }

    It 'refuses a sandbox that is slower than still or faster than it can be' -ForEach -1, 1000001 {
        $run = Invoke-Recorded { Connect-SmmPanel -Sandbox -SandboxSpeed $_ }
        "$($run.Termination)" | Should -BeLike "*'SandboxSpeed'*"
    }

    It 'makes no session where a panel of that name is there already and the new one is refused' {
        $old = Connect-TestPanel $panel -Name shop
        $null = Invoke-Recorded { Connect-SmmPanel -Uri $panel.Uri -ApiKey $key -Name shop -TimeoutSeconds 0 }
        Get-SmmSession | Should -Be $old
    }
}
