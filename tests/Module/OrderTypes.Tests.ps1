#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeDiscovery {
    # One order of each type that the panel sells: as parameters, and what is sent of it after the service and the link.
    $types = @(
        @{ Type = 'Default'; Id = 1; With = @{ Quantity = 100 }; Sent = 'quantity=100' }
        @{ Type = 'Default'; Id = 8; With = @{ Quantity = 50; Runs = 3; Interval = 60 }; Sent = 'quantity=50&runs=3&interval=60' }
        @{ Type = 'Package'; Id = 31; With = @{ }; Sent = '' }
        @{ Type = 'Custom Comments'; Id = 43; With = @{ Comments = 'a', 'b b', 'c', 'd', 'é' }; Sent = "quantity=5&comments=a`nb b`nc`nd`né" }
        @{ Type = 'Custom Comments Package'; Id = 15; With = @{ Comments = 'Nice!', 'Wow' }; Sent = "quantity=2&comments=Nice!`nWow" }
        @{ Type = 'Mentions'; Id = 21; With = @{ Quantity = 100; UserNames = 'ann', 'bob' }; Sent = "quantity=100&usernames=ann`nbob" }
        @{
            Type = 'Mentions with Hashtags'; Id = 22; With = @{ Quantity = 100; UserNames = 'ann', 'bob'; Hashtags = '#cats', '#dogs' }
            Sent = "quantity=100&usernames=ann`nbob&hashtags=#cats`n#dogs"
        }
        @{ Type = 'Mentions Custom List'; Id = 23; With = @{ UserNames = 'a', 'b', 'c', 'd', 'e' }; Sent = "quantity=5&usernames=a`nb`nc`nd`ne" }
        @{ Type = 'Mentions Hashtag'; Id = 24; With = @{ Quantity = 100; Hashtag = '#cats' }; Sent = 'quantity=100&hashtag=#cats' }
        @{ Type = 'Mentions User Followers'; Id = 25; With = @{ Quantity = 100; UserName = 'ann' }; Sent = 'quantity=100&username=ann' }
        @{ Type = 'Mentions Media Likers'; Id = 26; With = @{ Quantity = 100; MediaUrl = 'https://example.com/m/1' }; Sent = 'quantity=100&media=https://example.com/m/1' }
        @{ Type = 'Comment Likes'; Id = 12; With = @{ Quantity = 5; UserName = 'ann' }; Sent = 'quantity=5&username=ann' }
        @{ Type = 'Comment Replies'; Id = 13; With = @{ UserName = 'ann'; Comments = 'Yes', 'No' }; Sent = "quantity=2&comments=Yes`nNo&username=ann" }
        @{ Type = 'Poll'; Id = 62; With = @{ Quantity = 50; AnswerNumber = '2' }; Sent = 'quantity=50&answer_number=2' }
        @{ Type = 'Invites from Groups'; Id = 71; With = @{ Quantity = 100; Groups = 'g/1', 'g/2' }; Sent = "quantity=100&groups=g/1`ng/2" }
        @{ Type = 'SEO'; Id = 91; With = @{ Quantity = 100; Keywords = 'cheap shoes', 'red shoes' }; Sent = "quantity=100&keywords=cheap shoes`nred shoes" }
        @{
            Type = 'Web Traffic'; Id = 90; With = @{ Quantity = 500; Country = 'US'; Device = 5; TypeOfTraffic = 1; GoogleKeyword = 'red shoes' }
            Sent = 'quantity=500&country=US&device=5&type_of_traffic=1&google_keyword=red shoes'
        }
        @{
            Type = 'Web Traffic'; Id = 90
            With = @{ Quantity = 500; Runs = 2; Interval = 30; Country = 'US'; Device = 1; TypeOfTraffic = 2; ReferringUrl = 'https://example.com/from' }
            Sent = 'quantity=500&runs=2&interval=30&country=US&device=1&type_of_traffic=2&referring_url=https://example.com/from'
        }
        @{
            Type = 'Subscriptions'; Id = 30; NoLink = $true
            With = @{ UserName = 'ann'; Minimum = 20; Maximum = 30; Posts = 5; OldPosts = 1; Delay = 30; Expiry = '2031-12-05' }
            Sent = 'username=ann&min=20&max=30&posts=5&old_posts=1&delay=30&expiry=05/12/2031'
        }
        @{ Type = 'Subscriptions'; Id = 32; NoLink = $true; With = @{ UserName = 'ann'; Minimum = 100; Maximum = 100; Delay = 0 }; Sent = 'username=ann&min=100&max=100&delay=0' }
    )
}

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $PSDefaultParameterValues = @{ }
    $panel = Start-TestPanel
    $link = 'https://example.com/p'
    $columns = 'ServiceId', 'Link', 'Quantity', 'Runs', 'Interval', 'Comments', 'UserNames', 'Hashtags', 'Hashtag', 'UserName', 'MediaUrl',
        'AnswerNumber', 'Groups', 'Keywords', 'Country', 'Device', 'TypeOfTraffic', 'GoogleKeyword', 'ReferringUrl', 'Posts', 'OldPosts',
        'Delay', 'Expiry', 'Minimum', 'Maximum'

    # A row with every column that there is; what is not given is a blank cell, a list one cell with a line an entry.
    function New-Row([hashtable] $Cells, [string] $LineEnd = "`r`n") {
        $row = [ordered] @{}
        foreach ($column in $columns) { $row[$column] = $Cells.ContainsKey($column) ? ($Cells[$column] -join $LineEnd) : '' }
        [pscustomobject] $row
    }

    function Get-Sent { @((Get-TestPanelRequest $panel -Action add).Text) }
}

Describe 'An order of every type' {
    BeforeAll {
        Reset-TestPanel $panel
        $null = Connect-TestPanel $panel
        $null = Get-SmmService
    }

    BeforeEach { Clear-TestPanelRequest $panel }

    It 'by parameters: <Type>, service <Id>' -ForEach $types {
        $at = if ($_['NoLink']) { @{ } } else { @{ Link = $link } }
        $order = New-SmmOrder -ServiceId $Id @at @With
        $sent = (@("action=add&service=$Id"; if ($at.Count) { "link=$link" }; if ($Sent) { $Sent }) -join '&')
        (Get-TestPanelRequest $panel).Text | Should -BeExactly $sent
        $order.OrderId | Should -BeGreaterThan 235415
        (Get-SmmService -ServiceId $Id).Type | Should -Be $Type
    }

    It 'by a row of a CSV file whose other cells are blank: <Type>, service <Id>' -ForEach $types {
        $cells = $With + @{ ServiceId = $Id }
        if (-not $_['NoLink']) { $cells.Link = " $link " }
        New-Row $cells | Export-Csv "$TestDrive/orders.csv"
        (Import-Csv "$TestDrive/orders.csv" | New-SmmOrder).ServiceId | Should -Be $Id
        $sent = (@("action=add&service=$Id"; if ($cells.ContainsKey('Link')) { "link=$link" }; if ($Sent) { $Sent }) -join '&')
        (Get-TestPanelRequest $panel).Text | Should -BeExactly $sent
    }

    It 'takes an estimated charge from the catalog, the panel''s own to the last digit' {
        Reset-TestPanel $panel
        $orders = @(
            New-SmmOrder 9 $link 123
            New-SmmOrder 8 $link 50 -Runs 3 -Interval 60
            New-SmmOrder 31 $link
            New-SmmOrder 43 $link -Comments ('a'..'g')
            New-SmmOrder 26 $link 101 -MediaUrl $link
        )
        $orders.EstimatedCharge | Should -Be 0.02690625, 0.0135, 4.99, 0.04725, 0.35855
        @(Get-TestPanelOrder $panel | Where-Object { -not $_.parent }).charge | Should -Be $orders.EstimatedCharge
    }

    It 'sends a list with blank entries and lines without them' {
        $null = New-SmmOrder 43 $link -Comments 'a', '', "b`r`n`r`nc", $null, "d`ne`n"
        Get-Sent | Should -BeExactly "action=add&service=43&link=$link&quantity=5&comments=a`nb`nc`nd`ne"
    }

    It 'takes a list cell with any line end: <Name>' -ForEach @{ Name = 'LF'; End = "`n" }, @{ Name = 'CRLF'; End = "`r`n" }, @{ Name = 'CR'; End = "`r" } {
        $null = New-Row @{ ServiceId = 23; Link = $link; UserNames = 'a'..'e' } $End | New-SmmOrder
        Get-Sent | Should -BeExactly "action=add&service=23&link=$link&quantity=5&usernames=a`nb`nc`nd`ne"
    }

    It 'warns where a quantity and its list differ, and sends both' {
        $run = Invoke-Recorded { New-SmmOrder 23 $link 6 -UserNames ('a'..'e') }
        $run.Warnings | Should -BeLike '*quantity is 6, but there are 5 usernames*'
        Get-Sent | Should -BeLike '*&quantity=6&usernames=*'
    }

    It 'sends the panel''s own fields last, from a table and a column' {
        $null = New-SmmOrder 1 $link 100 -AdditionalFields @{ coupon = 'SPRING'; is_test = $true }
        $null = [pscustomobject] @{ ServiceId = 1; Link = $link; Quantity = 100; AdditionalFields = [ordered] @{ z = 1; a = 2.5 } } | New-SmmOrder
        Get-Sent | Should -BeExactly @(
            "action=add&service=1&link=$link&quantity=100&coupon=SPRING&is_test=1", "action=add&service=1&link=$link&quantity=100&a=2.5&z=1")
    }

    It 'refuses the additional field <_>' -ForEach 'key', 'ACTION', 'link', 'old.posts', 'key[]', 'a b' {
        $run = Invoke-Recorded { New-SmmOrder 1 $link 100 -AdditionalFields @{ $_ = 'x' } }
        $run.Errors.FullyQualifiedErrorId | Should -Be 'InvalidField,SimpleSmm.Commands.NewSmmOrderCommand'
        "$($run.Errors[0])" | Should -BeLike "*'$([WildcardPattern]::Escape($_))'*"
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }

    It 'places a subscription without a link, and says whom it is for' {
        $run = Invoke-Recorded { New-SmmOrder -ServiceId 32 -UserName ann -Minimum 100 -Maximum 100 -Delay 0 -Verbose }
        $run.Output[0].Link, $run.Output[0].Fields['username'] | Should -Be '', 'ann'
        $run.Output[0].EstimatedCharge | Should -BeNullOrEmpty
    }

    It 'refuses what a type does not take or needs: <Code>, <Says>' -ForEach @(
        @{ With = @{ ServiceId = 31; Quantity = $null; Comments = 'a' }; Code = 'InvalidField'; Says = '*(Package) does not accept comments*' }
        @{ With = @{ ServiceId = 43; Quantity = $null }; Code = 'InvalidField'; Says = '*(Custom Comments) needs comments*' }
        @{ With = @{ ServiceId = 90; Quantity = 500 }; Code = 'InvalidField'; Says = '*needs country and device and type_of_traffic*' }
        @{ With = @{ ServiceId = 90; Quantity = 500; Country = 'US'; Device = 1; TypeOfTraffic = 1 }; Code = 'InvalidField'; Says = '*google_keyword is missing*' }
        @{ With = @{ ServiceId = 30; UserName = 'a'; Minimum = 20; Maximum = 20; Delay = 0 }; Code = 'InvalidLink'; Says = '*does not accept link*' }
        @{ With = @{ ServiceId = 30; Minimum = 20; Maximum = 20; Delay = 0 }; Code = 'InvalidField'; Says = '*needs username*' }
        @{ With = @{ ServiceId = 62; Quantity = 50; AnswerNumber = 1; Runs = 2; Interval = 30 }; Code = 'InvalidField'; Says = '*(Poll) does not accept runs*' }
        @{ With = @{ ServiceId = 1; Quantity = 49 }; Code = 'InvalidQuantity'; Says = '*50 or more*not 49*' }
        @{ With = @{ ServiceId = 1; Quantity = 60000; Runs = 2; Interval = 30 }; Code = 'InvalidQuantity'; Says = '*100000 or less*120000*' }
        @{ With = @{ ServiceId = 999; Quantity = 100 }; Code = 'ServiceNotFound'; Says = '*does not contain service 999*' }
    ) {
        $run = Invoke-Recorded { New-SmmOrder -Link $link @With }
        $run.Errors.FullyQualifiedErrorId | Should -Be "$Code,SimpleSmm.Commands.NewSmmOrderCommand"
        "$($run.Errors[0])" | Should -BeLike $Says
        $run.Errors[0].TargetObject.ServiceId | Should -Be $With.ServiceId
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }
}

Describe 'A file with bad rows' {
    BeforeEach {
        Reset-TestPanel $panel
        $null = Connect-TestPanel $panel
    }

    It 'gives each its own error and places the others, in the culture <_>' -ForEach 'tr-TR', 'de-DE' {
        $subscription = @{ ServiceId = 30; UserName = 'ann'; Minimum = 20; Maximum = 1000; Delay = 0 }
        $traffic = @{ ServiceId = 90; Link = $link; Quantity = 500; Country = 'US'; Device = 1; TypeOfTraffic = 3 }
        New-Row ($subscription + @{ Expiry = '31/12/2031' }) | Export-Csv "$TestDrive/bad.csv"
        foreach ($change in @(
                @{ Expiry = '2031-02-30' }, @{ Expiry = '12/31/2031' }, @{ Expiry = 'soon' }, @{ Expiry = '2020-01-01' }, @{ Minimum = '1.000' }
                @{ Device = 'phone' }, @{ Device = '6' }, @{ TypeOfTraffic = '1,0' }, @{ Runs = '2'; Interval = 'hourly' }, @{ Runs = '2'; Interval = '-5' })) {
            $base = if ($change.Keys -match 'Expiry|Minimum') { $subscription } else { $traffic }
            $cells = $base.Clone()
            foreach ($name in $change.Keys) { $cells[$name] = $change[$name] }
            New-Row $cells | Export-Csv "$TestDrive/bad.csv" -Append
        }
        New-Row ($subscription + @{ Expiry = '1/2/2032' }) | Export-Csv "$TestDrive/bad.csv" -Append
        New-Row ($traffic + @{ Runs = 2; Interval = 30 }) | Export-Csv "$TestDrive/bad.csv" -Append

        $runspace = New-TestRunspace
        try {
            $all = Invoke-InRunspace $runspace '
                param($session, $culture, $file)
                [cultureinfo]::CurrentCulture = [cultureinfo]::CurrentUICulture = [cultureinfo]::GetCultureInfo($culture)
                Import-Csv $file | New-SmmOrder -ThrottleLimit 1 -Session $session 2>&1' (Get-SmmSession), $_, "$TestDrive/bad.csv"
        }
        finally { $runspace.Dispose() }
        $bad = @($all.Where{ $_ -is [Management.Automation.ErrorRecord] })
        $bad.FullyQualifiedErrorId | Should -Be (@('InvalidDate,SimpleSmm.Commands.NewSmmOrderCommand') * 3 + @('InvalidField,SimpleSmm.Commands.NewSmmOrderCommand') * 7)
        $says = '2031-02-30', '12/31/2031', 'soon', '2020-01-01', '1.000', 'phone', 'not 6', '1,0', 'hourly', 'not -5'
        foreach ($i in 0..9) { "$($bad[$i])" | Should -BeLike "*$($says[$i])*" }
        $bad[0].TargetObject.UserName, $bad[5].TargetObject.Country | Should -Be 'ann', 'US'
        (Get-TestPanelRequest $panel).Text | Should -BeExactly @(
            'action=services'
            'action=add&service=30&username=ann&min=20&max=1000&delay=0&expiry=31/12/2031'
            'action=add&service=30&username=ann&min=20&max=1000&delay=0&expiry=01/02/2032'
            "action=add&service=90&link=$link&quantity=500&runs=2&interval=30&country=US&device=1&type_of_traffic=3"
        )
    }

    It 'takes a date as PowerShell has it, with or without a time' {
        $with = @{ ServiceId = 30; UserName = 'ann'; Minimum = 20; Maximum = 20; Delay = 0 }
        $null = New-SmmOrder @with -Expiry ([datetime] '2031-12-05T23:59:00')
        $null = New-SmmOrder @with -Expiry (Get-Date -Year 2031 -Month 12 -Day 6)
        (Get-Sent).ForEach{ ($_ -split 'expiry=')[1] } | Should -Be '05/12/2031', '06/12/2031'
    }
}

Describe 'The catalog that orders are held against' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $session = Connect-TestPanel $panel
        $rows = 1..3 | ForEach-Object { [pscustomobject] @{ ServiceId = 1; Link = "$link/$_"; Quantity = 100; Reference = "R-$_" } }
    }

    It 'is read before the first order, once a session' {
        $null = $rows | New-SmmOrder
        $null = New-SmmOrder 8 $link 50
        $null = Get-SmmService -ServiceId 1
        @((Get-TestPanelRequest $panel).Action) | Should -Be 'services', 'add', 'add', 'add', 'add'
        $null = Get-SmmService -ServiceId 1 -Refresh
        @((Get-TestPanelRequest $panel).Action)[-1] | Should -Be 'services'
    }

    It 'is not asked for again after Get-SmmService' {
        $null = Get-SmmService
        $null = New-SmmOrder 1 $link 100
        @((Get-TestPanelRequest $panel).Action) | Should -Be 'services', 'add'
    }

    It 'is not read for rows that were placed before under their reference' {
        $first = @($rows | New-SmmOrder)
        $null = Connect-TestPanel $panel -LedgerPath $session.LedgerPath
        Clear-TestPanelRequest $panel
        $again = @($rows | New-SmmOrder)
        $again.OrderId | Should -Be $first.OrderId
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
        $null = $rows + [pscustomobject] @{ ServiceId = 1; Link = $link; Quantity = 100; Reference = 'R-4' } | New-SmmOrder
        @((Get-TestPanelRequest $panel).Action) | Should -Be 'services', 'add'
    }

    It 'is not read for a row that no panel could take' {
        $run = Invoke-Recorded { New-SmmOrder 1 $link 0 }
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'InvalidQuantity,*'
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }

    It 'ends the command where it cannot be read, before anything is ordered' {
        Add-TestPanelFault $panel @{ kind = 'error'; text = 'This action is Invalid' } -Action services
        $run = Invoke-Recorded { $rows | New-SmmOrder }
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'UnsupportedAction,*'
        @((Get-TestPanelRequest $panel).Action) | Should -Be 'services'
    }

    It 'is not asked for with -SkipValidation, and the panel''s own error is classified the same: <Code>' -ForEach @(
        @{ With = @{ ServiceId = 1; Quantity = 5 }; Code = 'InvalidQuantity' }
        @{ With = @{ ServiceId = 999; Quantity = 50 }; Code = 'ServiceNotFound' }
    ) {
        $run = Invoke-Recorded { New-SmmOrder @With -Link $link -SkipValidation }
        $own = Invoke-Recorded { New-SmmOrder @With -Link $link }
        $run.Errors.FullyQualifiedErrorId | Should -Be "$Code,SimpleSmm.Commands.NewSmmOrderCommand"
        $run.Errors[0].Exception.PanelText | Should -Not -BeNullOrEmpty
        $own.Errors.FullyQualifiedErrorId | Should -Be $run.Errors.FullyQualifiedErrorId
        $own.Errors[0].Exception.PanelText | Should -BeNullOrEmpty
        @((Get-TestPanelRequest $panel).Action) | Should -Be 'add', 'services'
    }

    It 'leaves an order of an unknown type as it was given, and says so' {
        Add-TestPanelFault $panel @{ kind = 'answer'; body = '[{"service":8,"name":"Odd","type":"Auto Sparkles","rate":"1","min":"1","max":"10"}]' } -Action services
        $run = Invoke-Recorded { New-SmmOrder 8 $link 5000 -Runs 2 -Interval 30 -Verbose }
        $run.Verbose | Should -Contain "Service 8 has the unknown type 'Auto Sparkles'; the order is sent as given."
        Get-Sent | Should -Be "action=add&service=8&link=$link&quantity=5000&runs=2&interval=30"
        $run.Output[0].EstimatedCharge | Should -BeNullOrEmpty
        $run.Errors | Should -BeNullOrEmpty
    }
}

Describe 'Text in an order' {
    BeforeAll {
        Reset-TestPanel $panel
        $null = Connect-TestPanel $panel
        $null = Get-SmmService
    }

    BeforeEach { Clear-TestPanelRequest $panel }

    It 'arrives byte for byte: <Name>' -ForEach @(
        @{ Name = 'emoji'; Comments = 'Love ❤️ 👩‍👩‍👧‍👦 🇺🇸', '😀', 'ça', 'e', 'f' }
        @{ Name = 'quotes and signs'; Comments = 'say "hi"', "it's ``x``", '100% + 5 & more = ?', 'a%20b%2Bc', '</b>;\n "x",' }
        @{ Name = 'right-to-left'; Comments = 'مرحبا بالعالم', 'שלום עולם', "a`u{202E}b", 'İıŞş', "tab`there" }
        @{ Name = '4 KB'; Comments = @(1..5 | ForEach-Object { "$_ " + ('日本é+%& ' * 480) + 'x' }) }
    ) {
        $order = New-SmmOrder 43 $link -Comments $Comments
        $request = Get-TestPanelRequest $panel
        $encoded = ($request.Body -split '&' -like 'comments=*') -replace '^comments='
        $arrived = [Text.Encoding]::UTF8.GetBytes([Net.WebUtility]::UrlDecode($encoded))
        $wanted = [Text.Encoding]::UTF8.GetBytes($Comments -join "`n")
        [Convert]::ToHexString($arrived) -ceq [Convert]::ToHexString($wanted) | Should -BeTrue
        $encoded | Should -Not -Match '[^A-Za-z0-9%*\-._+~!()'']'
        $order.Fields['comments'] | Should -BeExactly ($Comments -join "`n")
    }

    It 'is the same out of a CSV file' {
        $comments = 'say "hi", 😀', "it's 100% + 5 & more", 'שלום', 'd', 'e'
        New-Row @{ ServiceId = 43; Link = $link; Comments = $comments } | Export-Csv "$TestDrive/text.csv"
        $null = Import-Csv "$TestDrive/text.csv" | New-SmmOrder
        Get-Sent | Should -BeExactly "action=add&service=43&link=$link&quantity=5&comments=$($comments -join "`n")"
    }
}
