#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $PSDefaultParameterValues = @{ }
    $panel = Start-TestPanel
    $link = 'https://example.com/p'

    # Of service 1, a thousand pieces cost 0.90.
    function New-Row([int] $Number, [int] $Quantity = 1000, [int] $ServiceId = 1) {
        [pscustomobject] @{ ServiceId = $ServiceId; Link = "$link/$Number"; Quantity = $Quantity; Reference = "R-$Number" }
    }

    function Get-Action { @((Get-TestPanelRequest $panel).Action) }

    $exceeded = 'BudgetExceeded,SimpleSmm.Commands.NewSmmOrderCommand'
}

Describe 'New-SmmOrder -Budget' {
    BeforeEach {
        Reset-TestPanel $panel
        $session = Connect-TestPanel $panel
    }

    It 'of 10 places eleven of a hundred orders of 0.9 and sends nothing of the rest' {
        $run = Invoke-Recorded { 1..100 | ForEach-Object { New-Row $_ } | New-SmmOrder -Budget 10 }
        $run.Output.Link | Should -Be (1..11 | ForEach-Object { "$link/$_" })
        $run.Errors.Count | Should -Be 89
        $run.Errors.FullyQualifiedErrorId | Sort-Object -Unique | Should -Be $exceeded
        $run.Errors.TargetObject.Link | Should -Be (12..100 | ForEach-Object { "$link/$_" })
        $run.Errors[0].TargetObject.EstimatedCharge, $run.Errors[0].CategoryInfo.Category | Should -Be 0.9, 'QuotaExceeded'
        "$($run.Errors[0])" | Should -BeLike '*would cost 0.9*0.1 of the budget of 10 is left*not sent.'
        Get-Action | Should -Be @('services'; , 'add' * 11)
        (Get-TestPanelOrder $panel).charge | Should -Be @(, 0.9 * 11)
    }

    It 'still places a cheaper order after one that would exceed it' {
        $run = Invoke-Recorded { (New-Row 1), (New-Row 2), (New-Row 3 100), (New-Row 4 50) | New-SmmOrder -Budget 1 }
        $run.Output.Reference | Should -Be 'R-1', 'R-3'
        $run.Errors.TargetObject.Reference | Should -Be 'R-2', 'R-4'
    }

    It 'is spent to the last digit' {
        @(1..4 | ForEach-Object { New-Row $_ 100 } | New-SmmOrder -Budget 0.27 -ErrorAction Ignore).Count | Should -Be 3
    }

    It 'of nothing sends nothing' {
        (Invoke-Recorded { New-Row 1 50 | New-SmmOrder -Budget 0 }).Errors.FullyQualifiedErrorId | Should -Be $exceeded
        Get-Action | Should -Be 'services'
    }

    It 'counts all runs of a drip-feed, and packages' {
        $rows = (New-Row 1 100), (New-Row 2 100), (New-Row 3 1 31) | Select-Object *, Runs, Interval
        $rows[0].Runs, $rows[0].Interval = 12, 30
        $run = Invoke-Recorded { $rows | New-SmmOrder -Budget 1 }
        $run.Output.Reference | Should -Be 'R-2'
        "$($run.Errors)" | Should -BeLike '*would cost 1.08*would cost 4.99*'
    }

    It 'gets back what <Name>' -ForEach @(
        @{ Name = 'the panel refused'; Fault = @{ kind = 'error'; text = 'Incorrect link' }; Code = 'InvalidLink' }
        @{ Name = 'a rate limit kept away'; Fault = @{ kind = 'rateLimit' }; Code = 'RateLimited' }
    ) {
        Add-TestPanelFault $panel $Fault -Action add
        $run = Invoke-Recorded { 1..3 | ForEach-Object { New-Row $_ } | New-SmmOrder -Budget 1 }
        $run.Output.Reference | Should -Be 'R-2'
        $run.Errors.FullyQualifiedErrorId | Should -Be "$Code,SimpleSmm.Commands.NewSmmOrderCommand", $exceeded
    }

    It 'keeps the share of an order of unknown outcome' {
        Add-TestPanelFault $panel @{ kind = 'emptyBody'; accept = 'after' } -Action add
        $run = Invoke-Recorded { (New-Row 1), (New-Row 2), (New-Row 3 100) | New-SmmOrder -Budget 1 }
        $run.Output.Reference | Should -Be 'R-3'
        $run.Errors.FullyQualifiedErrorId | Should -Be 'OutcomeUnknown,SimpleSmm.Commands.NewSmmOrderCommand', $exceeded
        Get-Action | Should -Be 'services', 'add', 'add'
    }

    It 'is not touched by orders that were placed before' {
        $null = 1..3 | ForEach-Object { New-Row $_ } | New-SmmOrder
        $run = Invoke-Recorded { 1..5 | ForEach-Object { New-Row $_ } | New-SmmOrder -Budget 1 }
        $run.Output.AlreadyPlaced | Should -Be $true, $true, $true, $false
        $run.Errors.TargetObject.Reference | Should -Be 'R-5'
    }

    It 'is not touched by orders that are left out because of their link' {
        $null = New-Row 1 | New-SmmOrder
        $rows = (New-Row 1), (New-Row 2)
        $rows[0].Reference = 'again'
        (Invoke-Recorded { $rows | New-SmmOrder -Budget 1 -OnDuplicateLink Skip }).Output.Reference | Should -Be 'R-2'
    }

    It 'is for all orders of the command, and each command has its own' {
        @(1..2 | ForEach-Object { New-Row $_ | New-SmmOrder -Budget 1 }).Count | Should -Be 2
    }

    It 'holds in a dry run' {
        # In a runspace without a screen, since -WhatIf writes there and nowhere else.
        $runspace = New-TestRunspace
        try { $all = Invoke-InRunspace $runspace 'param($session, $rows) $rows | New-SmmOrder -Session $session -Budget 2 -WhatIf 2>&1' $session, (1..3 | ForEach-Object { New-Row $_ }) }
        finally { $runspace.Dispose() }
        $all.TargetObject.Reference | Should -Be 'R-3'
        Get-Action | Should -Be 'services'
    }

    It 'refuses an order whose cost cannot be estimated, with <_>' -ForEach 'Budget', 'MaximumCharge' {
        $with = @{ $_ = 1000 }
        $run = Invoke-Recorded { New-SmmOrder -ServiceId 32 -UserName ann -Minimum 100 -Maximum 100 -Delay 0 @with }
        $run.Errors.FullyQualifiedErrorId | Should -Be $exceeded
        "$($run.Errors[0])" | Should -BeLike '*cost of this order cannot be estimated*not sent.'
        Get-Action | Should -Be 'services'
    }

    It 'refuses an order of an unknown type' {
        Add-TestPanelFault $panel @{ kind = 'answer'; body = '[{"service":8,"name":"Odd","type":"Auto Sparkles","rate":"1","min":"1","max":"10"}]' } -Action services
        (Invoke-Recorded { New-SmmOrder 8 $link 5 -Budget 10 }).Errors.FullyQualifiedErrorId | Should -Be $exceeded
        Get-Action | Should -Be 'services'
    }

    It 'needs the catalog even with -SkipValidation, and what is not in it' {
        $run = Invoke-Recorded { (New-Row 1 5), (New-Row 2 50 999) | New-SmmOrder -Budget 1 -SkipValidation }
        $run.Errors.FullyQualifiedErrorId | Should -Be 'InvalidQuantity,SimpleSmm.Commands.NewSmmOrderCommand', $exceeded
        $run.Errors[0].Exception.PanelText | Should -Not -BeNullOrEmpty
        Get-Action | Should -Be 'services', 'add'
    }
}

Describe 'New-SmmOrder with limits of one order' {
    BeforeEach {
        Reset-TestPanel $panel
        $null = Connect-TestPanel $panel
    }

    It '-MaximumCharge keeps dearer orders back, however many there are' {
        $run = Invoke-Recorded { (New-Row 1), (New-Row 2 1001), (New-Row 3), (New-Row 4 1 31) | New-SmmOrder -MaximumCharge 0.9 }
        $run.Output.Reference | Should -Be 'R-1', 'R-3'
        $run.Errors.FullyQualifiedErrorId | Should -Be $exceeded, $exceeded
        "$($run.Errors[0])" | Should -BeLike '*would cost 0.9009*more than the maximum charge of 0.9.*'
        Get-Action | Should -Be 'services', 'add', 'add'
    }

    It '-MaximumRate keeps dearer services back, however small the order' {
        $run = Invoke-Recorded { (New-Row 1 50), (New-Row 2 10 3), (New-Row 3 50 51), (New-Row 4 50 8) | New-SmmOrder -MaximumRate 0.4125 }
        $run.Output.ServiceId | Should -Be 3, 8
        $run.Errors.TargetObject.ServiceId | Should -Be 1, 51
        "$($run.Errors[0])" | Should -BeLike '*rate of service 1 is 0.9*the maximum rate of 0.4125.*'
        Get-Action | Should -Be 'services', 'add', 'add'
    }

    It '-<Name> takes no less than nothing' -ForEach @{ Name = 'Budget' }, @{ Name = 'MaximumCharge' }, @{ Name = 'MaximumRate' } {
        $with = @{ $Name = -1 }
        (Invoke-Recorded { New-SmmOrder 1 $link 100 @with }).Termination.FullyQualifiedErrorId | Should -BeLike 'InvalidAmount,*'
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }
}

Describe 'New-SmmOrder -CheckBalance' {
    BeforeEach {
        Reset-TestPanel $panel
        $null = Connect-TestPanel $panel
    }

    It 'reads the balance once and sends no order that it does not cover' {
        $run = Invoke-Recorded { (New-Row 1 5000 51), (New-Row 2 5000 51), (New-Row 3) | New-SmmOrder -CheckBalance }
        $run.Output.Reference | Should -Be 'R-1', 'R-3'
        $run.Errors.FullyQualifiedErrorId | Should -Be 'InsufficientFunds,SimpleSmm.Commands.NewSmmOrderCommand'
        $run.Errors[0].TargetObject.Reference | Should -Be 'R-2'
        "$($run.Errors[0])" | Should -BeLike '*would cost 71*29 of the balance is left*'
        $run.Errors[0].Exception.PanelText | Should -BeNullOrEmpty
        Get-Action | Should -Be 'services', 'balance', 'add', 'add'
    }

    It 'asks for nothing where all were placed before' {
        $null = New-Row 1 | New-SmmOrder
        Clear-TestPanelRequest $panel
        (New-Row 1 | New-SmmOrder -CheckBalance -Budget 1).AlreadyPlaced | Should -BeTrue
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }

    It 'ends the command, once, where the balance cannot be read' {
        Add-TestPanelFault $panel @{ kind = 'error'; text = 'Something broke' } -Action balance -Times always
        $run = Invoke-Recorded { 1..3 | ForEach-Object { New-Row $_ } | New-SmmOrder -CheckBalance }
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'PanelError,*'
        $run.Output.Count + $run.Errors.Count | Should -Be 0
        Get-Action | Should -Be 'services', 'balance'
    }
}

Describe 'What a person sees before the money is spent' {
    BeforeAll {
        # A script that connects to the test panel first; the key comes by the environment.
        function Invoke-Connected([string] $Script, [string[]] $Answers) {
            $env:SMM_API_KEY = $panel.Key
            $connect = "[cultureinfo]::CurrentCulture = 'en-US'; Connect-SmmPanel -Uri $($panel.Uri) -FromEnvironment"
            try { Invoke-ChildPowerShell "$connect`n$Script" -Answers $Answers }
            finally { $env:SMM_API_KEY = $null }
        }
    }

    BeforeEach { Reset-TestPanel $panel }

    It 'a dry run of a file with every type: no request but the catalog''s, and what it would all cost' {
        # As a spreadsheet saves it: all columns, blank cells, lists with a line an entry.
        $rows = @(
            @{ ServiceId = 1; Link = $link; Quantity = 100 }
            @{ ServiceId = 1; Link = $link; Quantity = 100; Runs = 3; Interval = 60 }
            @{ ServiceId = 31; Link = $link }
            @{ ServiceId = 43; Link = $link; Comments = "a`r`nb`r`nc`r`nd`r`ne" }
            @{ ServiceId = 15; Link = $link; Comments = "a`r`nb" }
            @{ ServiceId = 21; Link = $link; Quantity = 100; UserNames = 'a' }
            @{ ServiceId = 22; Link = $link; Quantity = 100; UserNames = 'a'; Hashtags = '#b' }
            @{ ServiceId = 23; Link = $link; UserNames = "a`nb`nc`nd`ne" }
            @{ ServiceId = 24; Link = $link; Quantity = 100; Hashtag = '#b' }
            @{ ServiceId = 25; Link = $link; Quantity = 100; UserName = 'a' }
            @{ ServiceId = 26; Link = $link; Quantity = 101; MediaUrl = $link }
            @{ ServiceId = 12; Link = $link; Quantity = 5; UserName = 'a' }
            @{ ServiceId = 13; Link = $link; UserName = 'a'; Comments = "a`r`nb" }
            @{ ServiceId = 62; Link = $link; Quantity = 50; AnswerNumber = 2 }
            @{ ServiceId = 71; Link = $link; Quantity = 100; Groups = 'g' }
            @{ ServiceId = 91; Link = $link; Quantity = 100; Keywords = 'k' }
            @{ ServiceId = 90; Link = $link; Quantity = 500; Country = 'US'; Device = 1; TypeOfTraffic = 3 }
            @{ ServiceId = 30; UserName = 'ann'; Minimum = 20; Maximum = 30; Posts = 5; OldPosts = 1; Delay = 30; Expiry = '2031-12-31' }
            @{ ServiceId = 32; UserName = 'ann'; Minimum = 100; Maximum = 100; Delay = 0 }
            @{ ServiceId = 999; Link = $link; Quantity = 100 }
        )
        $columns = $rows.Keys | Sort-Object -Unique
        $rows.ForEach{ $row = $_; [pscustomobject] ($columns | ForEach-Object { $all = [ordered] @{ } } { $all[$_] = $row[$_] } { $all }) } |
            Export-Csv "$TestDrive/mixed.csv"

        $child = Invoke-Connected "Import-Csv '$TestDrive/mixed.csv' | New-SmmOrder -WhatIf"
        (Get-TestPanelRequest $panel).Action | Should -Be 'balance', 'services'
        $child.Errors | Should -BeLike '*does not contain service 999*'
        $child.Lines.Where({ $_ -like 'What if: 19*' }, 'Until').ForEach{ $_ -replace '^.*, estimated charge (.*)"\.$', '$1' } | Should -Be @(
            '0.09 USD', '0.27 USD', '4.99 USD', '0.03375 USD', '0.95 USD', '0.41 USD', '0.475 USD', '0.025 USD', '0.39 USD', '0.345 USD', '0.35855 USD'
            '0.018 USD', '0.025 USD', '0.0275 USD', '0.29 USD', '1.8 USD', '0.19 USD', '0.063 USD'
            'What if: Performing the operation "Place order" on target "service 32, username ann".'
        )
        $child.Lines.Where({ $_ -like 'What if: 19*' }, 'SkipUntil') | Should -BeExactly @(
            'What if: 19 to be sent, 0 placed before, 0 left out, 1 refused.'
            '  Service                                       Orders     Quantity         Estimated charge'
            '        1 Instagram Followers [Refill 30 Days]       2          400                 0.36 USD'
            '       12 Instagram Comment Likes                    1            5                0.018 USD'
            '       13 Instagram Comment Replies [Custom]         1            2                0.025 USD'
            '       15 Instagram 10 Custom Comments Package       1            2                 0.95 USD'
            '       21 Instagram Mentions                         1          100                 0.41 USD'
            '       22 Instagram Mentions with Hashtags           1          100                0.475 USD'
            '       23 Instagram Mentions [Custom List]           1            5                0.025 USD'
            '       24 Instagram Mentions [Hashtag]               1          100                 0.39 USD'
            '       25 Instagram Mentions [User Followers]        1          100                0.345 USD'
            '       26 Instagram Mentions [Media Likers]          1          101              0.35855 USD'
            '       30 Instagram Auto Likes [Subscription]        1                             0.063 USD'
            '       31 Instagram Starter Package                  1                              4.99 USD'
            '       32 Instagram Auto Views [Subscription,…       1                               unknown'
            '       43 TikTok Custom Comments                     1            5              0.03375 USD'
            '       62 X Poll Votes                               1           50               0.0275 USD'
            '       71 Facebook Invites from Groups               1          100                 0.29 USD'
            '       90 Website Traffic [Choose Country]           1          500                 0.19 USD'
            '       91 Website SEO Backlinks                      1          100                  1.8 USD'
            '          Total                                     19        1,670  10.7508 USD + 1 unknown'
        )
    }

    It '-Confirm asks with the charge, and a no gives its part of the budget back' {
        $rows = "'ServiceId,Link,Quantity', '1,$link/1,1000', '1,$link/2,1000', '1,$link/3,1000' | ConvertFrom-Csv"
        $child = Invoke-Connected "$rows | New-SmmOrder -Budget 1 -Confirm 2>`$null | ForEach-Object { `"placed `$(`$_.Link) for `$(`$_.EstimatedCharge)`" }" -Answers n, y
        [regex]::Matches(($child.Output -replace '\r?\n'), 'on target "(.*?)"\.').ForEach{ $_.Groups[1].Value } |
            Should -Be "service 1, quantity 1000, $link/1, estimated charge 0.9 USD", "service 1, quantity 1000, $link/2, estimated charge 0.9 USD"
        $child.Lines -match '^placed' | Should -Be "placed $link/2 for 0.90"
        @(Get-TestPanelRequest $panel -Action add).Text | Should -Be "action=add&service=1&link=$link/2&quantity=1000"
    }
}
