#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel
}

Describe '-WhatIf and -Confirm' {
    BeforeAll {
        # A script that connects to the test panel first; the key comes by the environment.
        function Invoke-Connected([string] $Script, [string[]] $Answers) {
            $env:SMM_API_KEY = $panel.Key
            try { Invoke-ChildPowerShell "Connect-SmmPanel -Uri $($panel.Uri) -FromEnvironment -SkipVerification`n$Script" -Answers $Answers }
            finally { $env:SMM_API_KEY = $null }
        }
        $csv = "'ServiceId,Link,Quantity', '1,https://example.com/1,100', '8,https://example.com/2,50', 'x,https://example.com/3,50' | ConvertFrom-Csv"
    }

    BeforeEach { Reset-TestPanel $panel }

    It '-WhatIf sends nothing and shows one line an item' {
        $child = Invoke-Connected "
            1, 2, 15 | Invoke-SmmRefill -WhatIf
            Stop-SmmOrder 3, 6 -WhatIf
            $csv | New-SmmOrder -SkipValidation -WhatIf 2>`$null
            New-SmmOrder 1 https://example.com/4 100 -Runs 2 -Interval 30 -SkipValidation -WhatIf"
        $child.Errors | Should -BeNullOrEmpty
        $child.Lines | Should -Be @(
            'What if: Performing the operation "Refill" on target "order 1".'
            'What if: Performing the operation "Refill" on target "order 2".'
            'What if: Performing the operation "Refill" on target "order 15".'
            'What if: Performing the operation "Cancel" on target "order 3".'
            'What if: Performing the operation "Cancel" on target "order 6".'
            'What if: Performing the operation "Place order" on target "service 1, quantity 100, https://example.com/1".'
            'What if: Performing the operation "Place order" on target "service 8, quantity 50, https://example.com/2".'
            'What if: 2 to be sent, 0 placed before, 0 left out, 1 refused.'
            '  Service                                       Orders     Quantity         Estimated charge'
            '        1                                            1          100                  unknown'
            '        8                                            1           50                  unknown'
            '          Total                                      2          150                  unknown'
            'What if: Performing the operation "Place order" on target "service 1, quantity 100 in each of 2 runs, https://example.com/4".'
        )
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }

    It '-WhatIf shows the estimated charge once the catalog has been read' {
        $child = Invoke-Connected '
            $null = Get-SmmService
            Set-Variable WhatIfPreference $true
            New-SmmOrder 1 https://example.com/1 1500
            New-SmmOrder 1 https://example.com/2 100 -Runs 3 -Interval 60'
        $child.Lines[0] | Should -BeLike '*"service 1, quantity 1500, https://example.com/1, estimated charge 1[.,]35*".'
        $child.Lines[1] | Should -BeLike '*estimated charge 0[.,]27*".'
        (Get-TestPanelRequest $panel).Text | Should -Be 'action=services'
    }

    It '-WhatIf shows the currency of the charge on a session that was verified' {
        $env:SMM_API_KEY = $panel.Key
        try {
            $child = Invoke-ChildPowerShell "Connect-SmmPanel -Uri $($panel.Uri) -FromEnvironment
                `$null = Get-SmmService
                New-SmmOrder 1 https://example.com/1 100 -WhatIf"
        }
        finally { $env:SMM_API_KEY = $null }
        $child.Lines[0] | Should -BeLike '*estimated charge 0[.,]09* USD".'
        (Get-TestPanelRequest $panel).Text | Should -Be 'action=balance', 'action=services'
    }

    It '-Confirm asks for each refill before anything is sent, and sends what was agreed to' {
        $child = Invoke-Connected '1, 2, 9, 11, 14 | Invoke-SmmRefill -Confirm | ForEach-Object { "refilled $($_.OrderId)" }' -Answers y, n, y, l
        [regex]::Matches($child.Output, 'on target "order (\d+)"').ForEach{ $_.Groups[1].Value } | Should -Be '1', '2', '9', '11'
        $child.Lines -match '^refilled' | Should -Be 'refilled 1', 'refilled 9'
        (Get-TestPanelRequest $panel).Text | Should -Be 'action=refill&orders=1,9'
    }

    It '-Confirm asks for each cancellation' {
        $child = Invoke-Connected 'Stop-SmmOrder 3, 6, 20 -Confirm | ForEach-Object { "stopped $($_.OrderId)" }' -Answers n, a
        $child.Lines -match '^stopped' | Should -Be 'stopped 6', 'stopped 20'
        (Get-TestPanelRequest $panel).Text | Should -Be 'action=cancel&orders=6,20'
    }

    It '-Confirm asks for each order, but not for one that is refused here' {
        $child = Invoke-Connected "$csv | New-SmmOrder -SkipValidation -Confirm 2>`$null | ForEach-Object { `"placed `$(`$_.Link)`" }" -Answers n, y
        $child.Lines -match '^placed' | Should -Be 'placed https://example.com/2'
        [regex]::Matches($child.Output, 'Performing the operation').Count | Should -Be 2
        (Get-TestPanelRequest $panel).Text | Should -Be 'action=add&service=8&link=https://example.com/2&quantity=50'
    }

    It 'asks nothing by default, so a scheduled task never hangs' {
        $child = Invoke-Connected "New-SmmOrder 8 https://example.com/1 50 | Stop-SmmOrder | ForEach-Object { `"stopped `$(`$_.OrderId)`" }; 2 | Invoke-SmmRefill | ForEach-Object OrderId"
        $child.Lines | Should -Be 'stopped 235416', '2'
    }
}
