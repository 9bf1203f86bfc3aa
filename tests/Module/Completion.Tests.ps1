#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel

    # What a person gets who types this and presses Tab where the bar is, or at the end.
    function Get-Completion([string] $Typed) {
        $cursor = $Typed.IndexOf('|')
        if ($cursor -lt 0) { $cursor = $Typed.Length }
        # Without results for the module's own words PowerShell offers files.
        (TabExpansion2 ($Typed -replace '\|') $cursor).CompletionMatches.Where{ $_.ResultType -eq 'ParameterValue' }
    }

    function Get-Completed([string] $Typed) { (Get-Completion $Typed).ForEach{ $_.CompletionText } }
}

Describe 'Tab before the catalog was read' {
    BeforeAll {
        Reset-TestPanel $panel
        $null = Connect-TestPanel $panel
    }

    It 'gives nothing and sends nothing: <_>' -ForEach 'New-SmmOrder ', 'New-SmmOrder -ServiceId inst', 'Get-SmmService -ServiceId 1', 'Get-SmmService -Type ', 'Get-SmmService -Category ' {
        Get-Completion $_ | Should -BeNullOrEmpty
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }

    It 'gives nothing and no error without a session' {
        Get-SmmSession | Disconnect-SmmPanel
        $errors = $Error.Count
        Get-Completion 'New-SmmOrder ' | Should -BeNullOrEmpty
        Get-Completion 'Get-SmmService -Session ' | Should -BeNullOrEmpty
        $Error.Count | Should -Be $errors
    }
}

Describe 'Tab after the catalog was read' {
    BeforeAll {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $shop = Connect-SmmPanel -Uri $panel.Uri -ApiKey (ConvertTo-TestKey $panel.Key) -Name shop -NoLedger -PassThru
        $null = Get-SmmService
        Clear-TestPanelRequest $panel
    }

    AfterAll { Get-TestPanelRequest $panel | Should -BeNullOrEmpty }

    It 'completes a service by its digits: <Typed>' -ForEach @(
        @{ Typed = 'New-SmmOrder 5'; Ids = 5, 50, 51, 52, 53, 54 }
        @{ Typed = 'New-SmmOrder -ServiceId 5| -Link x'; Ids = 5, 50, 51, 52, 53, 54 }
        @{ Typed = 'New-SmmOrder -Service 54'; Ids = , 54 }
        @{ Typed = 'Get-SmmService -ServiceId 1, 9'; Ids = 9, 90, 91 }
        @{ Typed = 'Get-SmmOrder -ServiceId 3'; Ids = 3, 30, 31, 32 }
    ) {
        Get-Completed $Typed | Should -Be $Ids
    }

    It 'completes a service by a part of its name, in any case: <Typed>' -ForEach @(
        @{ Typed = 'New-SmmOrder TUBE'; Ids = 50, 51, 52, 53, 54 }
        @{ Typed = "New-SmmOrder 'youtube cus"; Ids = , 54 }
        @{ Typed = "New-SmmOrder -ServiceId 'poll v|'"; Ids = , 62 }
        @{ Typed = 'New-SmmOrder -ServiceId "Seo b'; Ids = , 91 }
    ) {
        Get-Completed $Typed | Should -Be $Ids
    }

    It 'offers all services where nothing is typed, each with its name, and what it is' {
        $all = @(Get-Completion 'New-SmmOrder ')
        $all.Count | Should -Be 41
        $all[1].ListItemText | Should -Be '2 Instagram Custom Comments [Real]'
        $one = @(Get-Completion 'New-SmmOrder 42')[0]
        $one.CompletionText, $one.ListItemText | Should -Be '42', '42 TikTok Views [Cheapest]'
        $one.ToolTip | Should -Be ('TikTok Views [Cheapest]: {0} USD, {1:N0} to {2:N0}, Default' -f 0.00135, 100, 10000000)
    }

    It 'completes a type and puts quotes around blanks' {
        Get-Completed 'Get-SmmService -Type cust' | Should -Be "'Custom Comments'", "'Custom Comments Package'", "'Mentions Custom List'"
        Get-Completed "Get-SmmService -Type 'custom comments p" | Should -Be "'Custom Comments Package'"
        Get-Completed 'Get-SmmService -Type Default, pol' | Should -Be 'Poll'
        @(Get-Completed 'Get-SmmService -Type ').Count | Should -Be 17
    }

    It 'completes a category, and what it completes to is that category' {
        Get-Completed 'Get-SmmService -Category insta' | Should -Be "'Instagram Followers'", "'Instagram Comments'", "'Instagram Likes'", "'Instagram Mentions'"
        Get-Completed 'Get-SmmService -Category (' | Should -BeNullOrEmpty
        foreach ($category in Get-Completion 'Get-SmmService -Category ') {
            (Invoke-Expression "Get-SmmService -Category $($category.CompletionText)").Category | Sort-Object -Unique | Should -Be $category.ListItemText
        }
    }

    It 'completes a status: <Typed>' -ForEach @(
        @{ Typed = 'Get-SmmOrder -Status in'; Words = , "'In progress'" }
        @{ Typed = "Get-SmmOrder -Status 'In p"; Words = , "'In progress'" }
        @{ Typed = 'Get-SmmOrder -Status Pa'; Words = 'Partial', 'Paused' }
        @{ Typed = 'Wait-SmmOrder -Until c'; Words = 'Completed', 'Canceled' }
        @{ Typed = 'Wait-SmmOrder 1 -Until Partial, re'; Words = 'Refilling', 'Refunded', 'Rejected' }
    ) {
        Get-Completed $Typed | Should -Be $Words
    }

    It 'completes a word of a list: <Typed>' -ForEach @(
        @{ Typed = 'New-SmmOrder 1 x -OnDuplicateLink w'; Words = , 'Wait' }
        @{ Typed = 'Connect-SmmPanel -CancelField o'; Words = 'Order', 'Orders' }
    ) {
        Get-Completed $Typed | Sort-Object | Should -Be $Words
    }

    Context 'with a second session' {
        BeforeAll {
            $null = Connect-SmmPanel -Sandbox -Name "my 'own' [x]" -PassThru
            $null = Connect-TestPanel $panel -Name unread
            $here = 'shop'
        }

        AfterAll { Get-SmmSession unread, 'my*' | Disconnect-SmmPanel }

        It 'completes its name: <Typed>' -ForEach @(
            @{ Typed = 'Get-SmmBalance -Session '; Names = 'shop', "'my ''own'' [x]'", 'unread' }
            @{ Typed = 'New-SmmOrder 1 -Session M'; Names = , "'my ''own'' [x]'" }
            @{ Typed = "Get-SmmOrder -Session 'my ''o"; Names = , "'my ''own'' [x]'" }
            @{ Typed = 'Disconnect-SmmPanel s'; Names = , 'shop' }
        ) {
            Get-Completed $Typed | Should -Be $Names
        }

        It 'shows whose address it is' {
            (Get-Completion 'Get-SmmBalance -Session shop').ToolTip | Should -Be $panel.Uri
        }

        It 'takes the catalog of the session on the line, before or after: <_>' -ForEach @(
            'New-SmmOrder -Session shop 54', 'New-SmmOrder 54| -Session shop', 'New-SmmOrder -Session $shop 54', 'New-SmmOrder -Session $here 54'
            'New-SmmOrder -Session:SHOP 54'
        ) {
            Get-Completed $_ | Should -Be '54'
        }

        It 'gives nothing where that session has not read any, or is not known: <_>' -ForEach @(
            'New-SmmOrder 54', "New-SmmOrder -Session 'my ''own'' [x]' 54", 'New-SmmOrder -Session nobody 54'
        ) {
            Get-Completion $_ | Should -BeNullOrEmpty
        }

        It 'guesses nothing where the line would have to be run to know the session' {
            $null = Connect-TestPanel $panel -Name read
            $null = Get-SmmService
            Clear-TestPanelRequest $panel
            Get-Completed 'New-SmmOrder 54' | Should -Be '54'
            Get-Completion 'New-SmmOrder -Session (Get-SmmSession unread) 54' | Should -BeNullOrEmpty
            Get-Completion 'New-SmmOrder 54| -Sess (Get-SmmSession unread)' | Should -BeNullOrEmpty
            Disconnect-SmmPanel read
        }
    }
}

Describe 'Names that PowerShell reads in its own way' {
    BeforeAll {
        Reset-TestPanel $panel
        $null = Connect-TestPanel $panel
        $names = 'Likes [REAL]', "Bob's", 'a*b?', '$money', '1kb', '-x', "$([char] 0x2018)curly$([char] 0x2019)", '❤ hearts', 'semi;colon', 'tick`tick', 'TikTok'
        $services = foreach ($i in 1..$names.Count) {
            @{ service = $i; name = "Service $i"; type = $names[$i - 1]; category = $names[$i - 1]; rate = '1'; min = '1'; max = '10' }
        }
        Add-TestPanelFault $panel @{ kind = 'answer'; body = (ConvertTo-Json @($services)) } -Action services
        $null = Get-SmmService
    }

    It 'are put so that they mean themselves, as -<_>' -ForEach 'Category', 'Type' {
        $parameter = $_
        $all = @(Get-Completion "Get-SmmService -$parameter ")
        $all.ListItemText | Should -Be $names
        foreach ($one in $all) {
            (Invoke-Expression "Get-SmmService -$parameter $($one.CompletionText)").$parameter | Should -BeExactly $one.ListItemText
        }
    }

    It 'are found again when what Tab put is completed once more: <_>' -ForEach 'Likes [REAL]', "Bob's", 'a*b?' {
        $name = $_
        $put = @(Get-Completion 'Get-SmmService -Category ').Where{ $_.ListItemText -eq $name }[0].CompletionText
        Get-Completed "Get-SmmService -Category $put" | Should -Be $put
    }
}

Describe 'Tab with a ledger' {
    BeforeAll {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $null = Connect-SmmPanel -Uri $panel.Uri -ApiKey (ConvertTo-TestKey $panel.Key) -Name shop -LedgerPath (New-LedgerPath)
        $rows = foreach ($i in 1..60) { [pscustomobject] @{ OrderId = 700000 + $i; ServiceId = 8; Link = "https://example.com/$i"; Quantity = 100; Reference = "many/$i" } }
        $null = $rows | Import-SmmOrder
        Add-TestPanelFault $panel @{ kind = 'status'; status = 500 } -Action add -Times always
        foreach ($name in 'many/lost 1', 'other/lost') { New-SmmOrder 1 "https://example.com/$name" 100 -Reference $name -ErrorAction SilentlyContinue }
        Clear-TestPanelFault $panel
        Clear-TestPanelRequest $panel
    }

    AfterAll { Get-SmmSession | Disconnect-SmmPanel }

    AfterEach { Get-TestPanelRequest $panel | Should -BeNullOrEmpty }

    It 'completes an order by its first digits: <_>' -ForEach @(
        'Get-SmmOrderStatus ', 'Wait-SmmOrder ', 'Invoke-SmmRefill ', 'Stop-SmmOrder ', 'Get-SmmOrder ', 'Get-SmmOrderStatus -OrderId 1, '
    ) {
        Get-Completed "$($_)70000" | Should -Be (700001..700009)
        Get-Completed "$($_)70001|" | Should -Be (700010..700019)
        @(Get-Completed $_).Count | Should -Be 50
        Get-Completion "$($_)x" | Should -BeNullOrEmpty
    }

    It 'says which order it is' {
        $one = @(Get-Completion 'Stop-SmmOrder 700007')[0]
        $one.ListItemText | Should -Be '700007 many/7'
        $one.ToolTip | Should -BeLike '700007: Placed, service 8, quantity 100, https://example.com/7, placed *'
    }

    It 'completes a reference: <_>' -ForEach @(
        'Get-SmmOrder -Reference ', 'Remove-SmmOrder ', 'Remove-SmmOrder -Reference ', 'New-SmmOrder -Reference ', 'New-SmmOrder 1 -Reference '
    ) {
        Get-Completed "$($_)many/6" | Should -Be "'many/6'", "'many/60'"
        Get-Completed "$($_)'many/l" | Should -Be "'many/lost 1'"
        @(Get-Completed $_).Count | Should -Be 50
    }

    It 'completes unknown references of Resolve-SmmOrder first' {
        (Get-Completed 'Resolve-SmmOrder ')[0..1] | Should -Be "'many/lost 1'", "'other/lost'"
        Get-Completed 'Resolve-SmmOrder many/' | Select-Object -First 1 | Should -Be "'many/lost 1'"
        Get-Completed 'Resolve-SmmOrder o' | Should -Be "'other/lost'"
        (Get-Completion 'Resolve-SmmOrder o').ToolTip | Should -BeLike 'other/lost: Unknown, service 1, *'
    }

    It 'completes a refill that was asked for' {
        $null = [pscustomobject] @{ OrderId = (Get-ReadyOrderId Refill 20)[0]; ServiceId = 1 } | Import-SmmOrder | Invoke-SmmRefill
        $refill = (Get-SmmOrder | Where-Object RefillId).RefillId
        Clear-TestPanelRequest $panel
        Get-Completed 'Get-SmmRefillStatus ' | Should -Be $refill
    }

    It 'takes the ledger of the session on the line, guesses none and fails never' {
        $null = Connect-SmmPanel -Sandbox -Name elsewhere
        $null = Connect-SmmPanel -Sandbox -Name bare -NoLedger
        $errors = $Error.Count
        Get-Completed 'Stop-SmmOrder 700007| -Session shop' | Should -Be '700007'
        foreach ($line in 'Stop-SmmOrder 7', 'Stop-SmmOrder 7| -Session elsewhere', 'Stop-SmmOrder 7| -Session (Get-SmmSession shop)', 'Stop-SmmOrder 7| -Session none') {
            Get-Completion $line | Should -BeNullOrEmpty -Because $line
        }
        Disconnect-SmmPanel elsewhere, bare
        Set-Content "$TestDrive/no.db" 'no ledger'
        $null = Connect-SmmPanel -Uri $panel.Uri -ApiKey (ConvertTo-TestKey $panel.Key) -Name broken -LedgerPath "$TestDrive/no.db" -SkipVerification
        $null = Connect-SmmPanel -Uri $panel.Uri -ApiKey (ConvertTo-TestKey $panel.Key) -Name new -LedgerPath "$TestDrive/new.db" -SkipVerification
        Get-Completion 'Stop-SmmOrder 7| -Session broken' | Should -BeNullOrEmpty
        Get-Completion 'Get-SmmOrder -Reference m| -Session new' | Should -BeNullOrEmpty
        "$TestDrive/new.db" | Should -Not -Exist
        $Error.Count | Should -Be $errors
        Disconnect-SmmPanel broken, new
    }
}

Describe 'Tab for an action' {
    It 'completes the documented ones and says what each does' {
        Get-Completed 'Invoke-SmmAction ' | Should -Be 'services', 'add', 'status', 'refill', 'refill_status', 'cancel', 'balance'
        Get-Completed 'Invoke-SmmAction -Action re' | Should -Be 'refill', 'refill_status'
        (Get-Completion 'Invoke-SmmAction ad').ToolTip | Should -BeLike '*costs money*'
    }
}
