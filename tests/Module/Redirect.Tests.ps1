#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel
    $elsewhere = Start-TestPanel -Key other-key -Orders 10 -Currency EUR
}

BeforeDiscovery {
    $lines = @(
        @{ Line = { Get-SmmBalance }; Action = 'balance'; Targets = 1; Writes = $false }
        @{ Line = { Get-SmmService }; Action = 'services'; Targets = 1; Writes = $false }
        @{ Line = { 1..3 | Get-SmmOrderStatus }; Action = 'status'; Targets = 3; Writes = $false }
        @{ Line = { Get-SmmRefillStatus 1 }; Action = 'refill_status'; Targets = 1; Writes = $false }
        @{ Line = { New-SmmOrder 1 'https://example.com/p' 100 }; Action = 'add'; Targets = 1; Writes = $true }
        @{ Line = { 1, 2 | Invoke-SmmRefill }; Action = 'refill'; Targets = 2; Writes = $true }
        @{ Line = { 3, 6 | Stop-SmmOrder }; Action = 'cancel'; Targets = 2; Writes = $true }
    )
}

Describe 'A redirect by HTTP <_>' -ForEach 301, 302, 303, 307, 308 {
    BeforeAll { $status = $_ }

    BeforeEach {
        Reset-TestPanel $panel
        Reset-TestPanel $elsewhere
        Get-SmmSession | Disconnect-SmmPanel
        $null = Connect-TestPanel $panel -MaximumRetryCount 3 -RetryIntervalSec 0
        Add-TestPanelFault $panel @{ kind = 'redirect'; status = $status; location = $elsewhere.Uri } -Times always
    }

    # Fault The wire: a redirect, in every command
    It 'is not followed by <Line>: one request, none at the target, which the error names' -ForEach $lines {
        $run = Invoke-Recorded $Line
        (Get-TestPanelRequest $panel).Action | Should -Be $Action
        Get-TestPanelRequest $elsewhere | Should -BeNullOrEmpty
        $run.Output | Should -BeNullOrEmpty
        $run.Warnings | Should -BeNullOrEmpty
        $errors = @($run.Errors) + @($run.Termination) | Where-Object { $_ }
        @($errors).Count | Should -Be $Targets
        foreach ($record in $errors) {
            $code, $category = if ($Writes) { 'OutcomeUnknown', 'InvalidResult' } else { 'RedirectRefused', 'SecurityError' }
            $record.FullyQualifiedErrorId | Should -BeLike "$code,*"
            $record.CategoryInfo.Category | Should -Be $category
            "$record" | Should -BeLike "*$($elsewhere.Uri)*HTTP $status*"
        }
    }
}

Describe 'A redirect' {
    BeforeEach {
        Reset-TestPanel $panel
        Reset-TestPanel $elsewhere
        $null = Connect-TestPanel $panel
    }

    It 'within the panel is not followed either: <_>' -ForEach '/api/v2', 'v2', '//127.0.0.1/x', '?' {
        Add-TestPanelFault $panel @{ kind = 'redirect'; status = 307; location = $_ }
        $run = Invoke-Recorded { Get-SmmBalance }
        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'RedirectRefused,*'
        "$($run.Errors[0])" | Should -BeLike "*$([wildcardpattern]::Escape($_))*"
        @(Get-TestPanelRequest $panel).Count | Should -Be 1
    }

    It 'is none in the words of a page or of a header that is no Location' {
        $page = "<html><meta http-equiv=refresh content='0;url=$($elsewhere.Uri)'></html>"
        $headers = @{ Refresh = "0;url=$($elsewhere.Uri)"; 'Content-Location' = $elsewhere.Uri }
        Add-TestPanelFault $panel @{ kind = 'answer'; contentType = 'text/html'; body = $page; headers = $headers }
        (Invoke-Recorded { Get-SmmBalance }).Errors[0].FullyQualifiedErrorId | Should -BeLike 'ResponseInvalid,*'
        Get-TestPanelRequest $elsewhere | Should -BeNullOrEmpty
    }
}
