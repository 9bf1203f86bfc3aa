#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel
}

Describe 'Invoke-SmmAction' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $null = Connect-TestPanel $panel -MaximumRetryCount 2 -RetryIntervalSec 0
    }

    It 'carries out a documented action as well as any other' {
        (Invoke-SmmAction balance).currency | Should -Be 'USD'
        (Invoke-SmmAction -Action status -Fields @{ orders = 1, 2 }).'2'.status | Should -Not -BeNullOrEmpty
        (Get-TestPanelRequest $panel).Text | Should -Be 'action=balance', 'action=status&orders=1,2'
    }

    It 'sends fields in the order of an ordered table, and by name of any other' {
        Add-TestPanelFault $panel @{ kind = 'answer'; body = '{}' } -Times always
        $null = Invoke-SmmAction x ([ordered]@{ z = 1; a = 2; m = 3 })
        $null = Invoke-SmmAction x @{ z = 1; a = 2; m = 3 }
        (Get-TestPanelRequest $panel).Text | Should -Be 'action=x&z=1&a=2&m=3', 'action=x&a=2&m=3&z=1'
    }

    It 'writes values the same in every culture' {
        Add-TestPanelFault $panel @{ kind = 'answer'; body = '{}' } -Times always
        $culture = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = 'de-DE'
            $null = Invoke-SmmAction x @{ a = 1.5; b = $true; c = $false; d = 0.1d; e = @(1, '2', (Write-Output 3)); f = "text, $('i'.ToUpper())"; g = 1..3 | Where-Object { $_ -gt 1 } }
        }
        finally { [cultureinfo]::CurrentCulture = $culture }
        (Get-TestPanelRequest $panel).Text | Should -Be 'action=x&a=1.5&b=1&c=0&d=0.1&e=1,2,3&f=text, I&g=2,3'
    }

    It 'gives the answer as objects, with numbers as numbers and text as text' {
        $body = '{"whole":5,"big":9007199254740993,"money":0.10000000000000001,"text":"2026-01-02T03:04:05Z","yes":true,"none":null,"list":[1,{"a":[]}],"huge":1e40}'
        Add-TestPanelFault $panel @{ kind = 'answer'; body = $body }
        $answer = Invoke-SmmAction x
        $answer.whole | Should -BeOfType long
        $answer.big | Should -Be 9007199254740993
        $answer.money | Should -BeOfType decimal
        $answer.money.ToString([cultureinfo]::InvariantCulture) | Should -Be '0.10000000000000001'
        $answer.text | Should -BeOfType string
        $answer.yes, $answer.none, $answer.list[0], $answer.list[1].a.Count, $answer.huge | Should -Be $true, $null, 1, 0, '1e40'
    }

    It 'writes a list item by item, and a bare value as it is: <Body>' -ForEach @(
        @{ Body = '[{"id":1},{"id":2}]'; Expected = { $output.Count -eq 2 -and $output[1].id -eq 2 } }
        @{ Body = '[]'; Expected = { $output.Count -eq 0 } }
        @{ Body = '12.50'; Expected = { $output[0] -is [decimal] -and $output[0] -eq 12.5 } }
        @{ Body = '"done"'; Expected = { $output[0] -ceq 'done' } }
        @{ Body = 'false'; Expected = { $output[0] -is [bool] -and -not $output[0] } }
        @{ Body = '{"a":1,"A":2,"":3}'; Expected = { $output[0]['a'] -eq 1 -and $output[0]['A'] -eq 2 } }
    ) {
        Add-TestPanelFault $panel @{ kind = 'answer'; body = $Body }
        $output = @(Invoke-SmmAction x)
        & $Expected | Should -BeTrue
    }

    It 'reports an error of the panel by its code' {
        $run = Invoke-Recorded { Invoke-SmmAction nonsense; Invoke-SmmAction status @{ order = 99999 } }
        $run.Errors.FullyQualifiedErrorId | Should -BeLike '*,SimpleSmm.Commands.InvokeSmmActionCommand'
        $run.Errors.FullyQualifiedErrorId -replace ',.*' | Should -Be 'UnsupportedAction', 'OrderNotFound'
        $run.Errors[0].TargetObject | Should -Be 'nonsense'
        Add-TestPanelFault $panel @{ kind = 'error'; text = 'It is Sunday' }
        (Invoke-Recorded { Invoke-SmmAction x }).Errors[0].FullyQualifiedErrorId | Should -BeLike 'PanelError,*'
    }

    It 'never sends twice what may spend' {
        Add-TestPanelFault $panel @{ kind = 'status'; status = 502; accept = 'after' } -Times always
        $run = Invoke-Recorded { Invoke-SmmAction mass_order @{ list = '1|https://example.com|10' } }
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'OutcomeUnknown,*'
        @(Get-TestPanelRequest $panel).Count | Should -Be 1
    }

    It 'sends again with -Idempotent' {
        Add-TestPanelFault $panel @{ kind = 'status'; status = 502 } -Times 2
        (Invoke-SmmAction balance -Idempotent -WarningAction SilentlyContinue).currency | Should -Be 'USD'
        @(Get-TestPanelRequest $panel).Count | Should -Be 3
    }

    It 'refuses <Name> before anything is sent' -ForEach @(
        @{ Name = 'the key'; Line = { Invoke-SmmAction x @{ KEY = 'hunter2' } } }
        @{ Name = 'the action'; Line = { Invoke-SmmAction x @{ Action = 'hunter2' } } }
        @{ Name = 'null'; Line = { Invoke-SmmAction x @{ a = $null } } }
        @{ Name = 'a date'; Line = { Invoke-SmmAction x @{ a = [datetime]::Now } } }
        @{ Name = 'an object'; Line = { Invoke-SmmAction x @{ a = [pscustomobject]@{ b = 1 } } } }
        @{ Name = 'a SecureString'; Line = { Invoke-SmmAction x @{ a = ConvertTo-TestKey 'hunter2' } } }
        @{ Name = 'add as idempotent'; Line = { Invoke-SmmAction Add @{ service = 1 } -Idempotent } }
        @{ Name = 'an action without a name'; Line = { Invoke-SmmAction ' ' } }
    ) {
        $run = Invoke-Recorded $Line
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'InvalidField,*'
        "$($run.Errors[0])" | Should -Not -BeLike '*hunter2*'
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }

    It 'sends nothing with -WhatIf, with -Idempotent neither, and says what it would send' {
        $child = Invoke-ChildPowerShell 'Connect-SmmPanel -Sandbox
            Invoke-SmmAction coupon_validate @{ coupon = "A"; order = 5 } -WhatIf
            Invoke-SmmAction balance -Idempotent -WhatIf'
        $child.Lines | Should -Be @(
            "What if: Performing the operation `"Invoke action 'coupon_validate'`" on target `"session sandbox, coupon=A, order=5`"."
            "What if: Performing the operation `"Invoke action 'balance'`" on target `"session sandbox`".")
        Invoke-SmmAction balance -WhatIf
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }

    It 'shows the key nowhere' {
        $key = 'k3y-0f-th1s-t3st'
        $other = Start-TestPanel -Key $key
        $null = Connect-TestPanel $other -Name other
        Add-TestPanelFault $other @{ kind = 'answer'; body = "{`"echo`":`"your key is $key`"}" }
        $run = Invoke-Recorded { Invoke-SmmAction x -Session other -Verbose -Debug }
        $run.Output[0].echo | Should -Be 'your key is [API key]'
        "$($run.Verbose) $($run.Debug)" | Should -Not -BeLike "*$key*"
        (Get-TestPanelRequest $other).Key | Should -Be $key
    }

    It 'ends with one error without a session' {
        Get-SmmSession | Disconnect-SmmPanel
        (Invoke-Recorded { Invoke-SmmAction balance }).Termination.FullyQualifiedErrorId | Should -BeLike 'NotConnected,*'
    }
}
