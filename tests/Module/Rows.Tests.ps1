#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel
    $link = 'https://example.com/p'
    function Get-Sent { foreach ($request in Get-TestPanelRequest $panel -Action add) { $request.Text } }
    function New-Row([hashtable] $With = @{}) {
        $row = [ordered] @{ ServiceId = 1; Link = $link; Quantity = 100 }
        foreach ($name in $With.Keys) { $row[$name] = $With[$name] }
        [pscustomobject] $row
    }
}

Describe 'A row' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $null = Connect-TestPanel $panel
        Clear-TestPanelRequest $panel
    }

    It 'gives its additional fields as a table, an object or the text of one: <Name>' -ForEach @(
        @{ Name = 'a table'; Fields = @{ b = 2; a = 'x' } }
        @{ Name = 'an ordered table'; Fields = [ordered] @{ b = 2; a = 'x' } }
        @{ Name = 'an object'; Fields = [pscustomobject] @{ b = 2; a = 'x' } }
        @{ Name = 'JSON'; Fields = '{"b":2,"a":"x"}' }
    ) {
        $null = New-Row @{ AdditionalFields = $Fields } | New-SmmOrder
        $null = New-SmmOrder 1 $link 100 -AdditionalFields $Fields
        Get-Sent | Should -BeExactly (@("action=add&service=1&link=$link&quantity=100&a=x&b=2") * 2)
    }

    It 'with additional fields that are not a table is an error: <_>' -ForEach 'text', '[1]', '5', 5, '{"a":{"b":1}}', '{"a":null}', '{"a":1,"a":2}', '{"key":"x"}', '{"comments":"x"}', 'System.Collections.Hashtable' {
        $run = Invoke-Recorded { New-Row @{ AdditionalFields = $_ } | New-SmmOrder }
        $run.Errors[0].FullyQualifiedErrorId | Should -Match '^InvalidField,'
        Get-Sent | Should -BeNullOrEmpty
    }

    It "with the name of a type for a text is an error: '<_>'" -ForEach 'System.Object[]', 'System.Collections.Generic.List`1[System.String]', 'System.Collections.Hashtable',
        'System.Collections.Generic.Dictionary`2[System.String,System.String]', '@{a=1}', 'System.Management.Automation.PSCustomObject', 'Deserialized.System.Collections.ArrayList',
        'Microsoft.PowerShell.Commands.GroupInfo' {
        foreach ($name in 'Link', 'Comments', 'UserName', 'Keywords', 'MediaUrl', 'Reference') {
            $run = Invoke-Recorded { New-Row @{ $name = $_ } | New-SmmOrder }
            $run.Errors[0].FullyQualifiedErrorId | Should -Match '^InvalidField,' -Because $name
        }
        Get-Sent | Should -BeNullOrEmpty
    }

    It "with the error of a spreadsheet's cell is an error: '<_>'" -ForEach '#REF!', '#N/A', '#VALUE!', ' #DIV/0! ' {
        foreach ($name in 'Link', 'Comments', 'UserName', 'Reference') {
            $run = Invoke-Recorded { New-Row @{ $name = $_ } | New-SmmOrder }
            $run.Errors[0].FullyQualifiedErrorId | Should -Match '^InvalidField,' -Because $name
            "$($run.Errors[0])" | Should -BeLike '*a spreadsheet*' -Because $name
        }
        (Invoke-Recorded { New-Row @{ Comments = "good`n#NAME?" } | New-SmmOrder }).Errors.Count | Should -Be 1
        (Invoke-Recorded { New-Row @{ AdditionalFields = @{ a = '#NUM!' } } | New-SmmOrder }).Errors.Count | Should -Be 1
        Get-Sent | Should -BeNullOrEmpty
    }

    It 'with an empty reference is an error: <Name>' -ForEach @(
        @{ Name = 'a short CSV line'; Rows = { 'ServiceId,Link,Quantity,Reference', '1,https://example.com/p,100' | ConvertFrom-Csv } }
        @{ Name = 'an empty cell'; Rows = { 'ServiceId,Link,Quantity,Reference', '1,https://example.com/p,100,' | ConvertFrom-Csv } }
        @{ Name = 'JSON null'; Rows = { '{"ServiceId":1,"Link":"https://example.com/p","Quantity":100,"Reference":null}' | ConvertFrom-Json } }
        @{ Name = 'DBNull'; Rows = { New-Row @{ Reference = [DBNull]::Value } } }
        @{ Name = 'blanks'; Rows = { New-Row @{ Reference = '  ' } } }
        @{ Name = 'a zero-width space'; Rows = { New-Row @{ Reference = "`u{200b}" } } }
        @{ Name = 'a byte order mark and a filler'; Rows = { New-Row @{ Reference = "`u{feff}`u{3164}" } } }
    ) {
        $run = Invoke-Recorded { & $Rows | New-SmmOrder }
        $run.Errors.FullyQualifiedErrorId | Should -Match '^InvalidField,'
        Get-Sent | Should -BeNullOrEmpty
    }

    It 'with a reference from a variable that was never set is an error' {
        Set-StrictMode -Off
        foreach ($line in { New-SmmOrder 1 $link 100 -Reference $undefined }, { New-SmmOrder 1 $link 100 -Reference '' },
            { New-Row | New-SmmOrder -Reference $undefined }, { New-Row | New-SmmOrder -Reference { $_.Nothing } }) {
            (Invoke-Recorded $line).Errors.FullyQualifiedErrorId | Should -Match '^InvalidField,'
        }
        Get-Sent | Should -BeNullOrEmpty
    }

    It 'without the property Reference among rows with it is warned about once' {
        $run = Invoke-Recorded { (New-Row @{ Reference = 'a' }), (New-Row @{ Link = "$link/2" }), (New-Row @{ Link = "$link/3" }) | New-SmmOrder }
        $run.Output.Count | Should -Be 3
        @($run.Warnings -match 'Some rows have a Reference').Count | Should -Be 1
        (Invoke-Recorded { (New-Row @{ Link = "$link/4" }), (New-Row @{ Link = "$link/5" }) | New-SmmOrder }).Warnings | Should -BeNullOrEmpty
    }

    It 'with columns of other names is warned about once, with the nearest parameter' {
        $run = Invoke-Recorded { (New-Row @{ Refrence = 'a'; Run = 2; Customer = 'x' }), (New-Row @{ Refrence = 'b'; Link = "$link/2" }) | New-SmmOrder }
        $run.Warnings.Count | Should -Be 1
        foreach ($part in 'Refrence \(did you mean Reference\?\)', 'Run \(did you mean Runs\?\)', 'Customer[,.]') { $run.Warnings | Should -Match $part }
        (Invoke-Recorded { New-Row @{ additional_fields = '' } | New-SmmOrder -WhatIf }).Warnings | Should -Match 'AdditionalFields'
    }

    It 'of another delimiter is an error that names it: <Name>' -ForEach @{ By = ';'; Name = 'semicolons' }, @{ By = "`t"; Name = 'tabs' }, @{ By = '|'; Name = 'vertical bars' } {
        $run = Invoke-Recorded { "ServiceId${By}Link${By}Quantity", "1${By}${link}${By}100" | ConvertFrom-Csv | New-SmmOrder }
        "$($run.Errors)" | Should -Match "$Name.*-Delimiter"
        Get-Sent | Should -BeNullOrEmpty
    }

    It 'that has nothing of an order is an error, also beside parameters' {
        $run = Invoke-Recorded { 5, 'x', @{ ServiceId = 1 } | New-SmmOrder 1 $link 100; Get-SmmBalance | New-SmmOrder 1 $link 100; New-SmmOrder }
        $run.Errors.Count | Should -Be 5
        Get-Sent | Should -BeNullOrEmpty
    }

    It 'that is a service gives its id alone: <Name>' -ForEach @(
        @{ Name = 'an object'; Form = { $_ } }
        @{ Name = 'CSV'; Form = { $_ | ConvertTo-Csv | ConvertFrom-Csv } }
        @{ Name = 'JSON'; Form = { $_ | ConvertTo-Json | ConvertFrom-Json } }
        @{ Name = 'CLIXML'; Form = { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($_)) } }
    ) {
        $service = Get-SmmService | Where-Object ServiceId -EQ 1
        $run = Invoke-Recorded { $service | ForEach-Object $Form | New-SmmOrder -Link $link -Quantity 100 }
        $run.Warnings | Should -BeNullOrEmpty
        $subscription = Get-SmmService | Where-Object ServiceId -EQ 30
        $null = $subscription | ForEach-Object $Form | New-SmmOrder -UserName ann -Delay 30 -Minimum 20 -Maximum 30
        Get-Sent | Should -BeExactly "action=add&service=1&link=$link&quantity=100", 'action=add&service=30&username=ann&min=20&max=30&delay=30'
    }

    It 'with limits but no user name, which may be those of a service, is not sent: <Name>' -ForEach @(
        @{ Name = 'CSV'; Form = { $_ | ConvertTo-Csv | ConvertFrom-Csv } }
        @{ Name = 'JSON'; Form = { $_ | ConvertTo-Json | ConvertFrom-Json } }
        @{ Name = 'an object'; Form = { [pscustomobject] @{ ServiceId = $_.ServiceId; Maximum = $_.Maximum } } }
    ) {
        $row = Get-SmmService | Select-Object -First 1 ServiceId, Minimum, Maximum | ForEach-Object $Form
        $run = Invoke-Recorded { $row | New-SmmOrder -Link $link -Quantity 100 }
        $run.Errors[0].FullyQualifiedErrorId | Should -Match '^InvalidField,'
        "$($run.Errors[0])" | Should -BeLike '*no UserName*'
        Get-Sent | Should -BeNullOrEmpty
    }

    It 'with the limits, rate and category of a service is not sent, also with a link and a user name: <Name>' -ForEach @(
        @{ Name = 'columns'; With = @{}; Columns = @{ n = 'Link'; e = { $link } }, @{ n = 'UserName'; e = { 'ann' } } }
        @{ Name = 'a user name on the command line'; With = @{ UserName = 'ann' }; Columns = @{ n = 'Link'; e = { $link } } }
    ) {
        foreach ($form in { $_ }, { $_ | ConvertTo-Csv | ConvertFrom-Csv }, { $_ | ConvertTo-Json | ConvertFrom-Json }) {
            $row = Get-SmmService | Where-Object ServiceId -EQ 30 | Select-Object (@('*') + $Columns) | ForEach-Object $form
            $run = Invoke-Recorded { $row | New-SmmOrder -Delay 30 @With }
            $run.Errors[0].FullyQualifiedErrorId | Should -Match '^InvalidField,'
            "$($run.Errors[0])" | Should -BeLike '*limits of the service*'
        }

        Get-Sent | Should -BeNullOrEmpty
        $null = $row | New-SmmOrder -Delay 30 -Minimum 20 -Maximum 30 @With
        Get-Sent | Should -BeExactly "action=add&service=30&link=$link&username=ann&min=20&max=30&delay=30"
    }

    It 'that is made of a service by Select-Object gives its id alone' {
        $service = Get-SmmService | Where-Object ServiceId -EQ 30 | Select-Object ServiceId, Minimum, Maximum
        $null = $service | New-SmmOrder -UserName ann -Delay 30 -Minimum 20 -Maximum 30
        Get-Sent | Should -BeExactly 'action=add&service=30&username=ann&min=20&max=30&delay=30'
        $run = Invoke-Recorded { $service | New-SmmOrder -UserName ann -Delay 30 }
        @(Get-Sent | Where-Object { $_ -match "min=$($service.Minimum)&max=$($service.Maximum)" }) | Should -BeNullOrEmpty
    }

    It 'with a character for a number is read as its text, and an enumeration is an error' {
        (New-Row @{ ServiceId = [char] '1' } | New-SmmOrder -SkipValidation).OrderId | Should -BeGreaterThan 0
        Get-Sent | Should -Be "action=add&service=1&link=$link&quantity=100"
        $run = Invoke-Recorded { New-Row @{ ServiceId = [dayofweek]::Monday } | New-SmmOrder -SkipValidation }
        $run.Errors[0].FullyQualifiedErrorId | Should -Match '^ServiceNotFound,'
        @(Get-Sent).Count | Should -Be 1
    }

    It 'may ask for no new posts: 0 is sent' {
        $null = New-SmmOrder 30 -UserName ann -Minimum 20 -Maximum 30 -Posts 0 -OldPosts 5 -Delay 30 -SkipValidation:$false
        $null = New-SmmOrder 30 -UserName bob -Minimum 20 -Maximum 30 -Posts 0 -Delay 30
        Get-Sent | Should -BeExactly 'action=add&service=30&username=ann&min=20&max=30&posts=0&old_posts=5&delay=30', 'action=add&service=30&username=bob&min=20&max=30&posts=0&delay=30'
    }

    It 'asks for no new posts by any zero, and for no end of them by a blank: <Name>' -ForEach @(
        @{ Name = 'CSV'; Rows = { 'ServiceId,UserName,Minimum,Maximum,Posts,Delay', '30,ann,20,30,0,30', '30,bob,20,30,,30' | ConvertFrom-Csv } }
        @{ Name = 'JSON'; Rows = { '[{"ServiceId":30,"UserName":"ann","Minimum":20,"Maximum":30,"Posts":0,"Delay":30},{"ServiceId":30,"UserName":"bob","Minimum":20,"Maximum":30,"Posts":null,"Delay":30}]' | ConvertFrom-Json } }
        @{ Name = 'a spreadsheet, whose numbers are [double]'; Rows = { foreach ($user in @{ ann = 0.0 }, @{ bob = [DBNull]::Value }) { [pscustomobject] @{ ServiceId = 30.0; UserName = "$($user.Keys)"; Minimum = 20.0; Maximum = 30.0; Posts = @($user.Values)[0]; Delay = 30.0 } } } }
    ) {
        $null = & $Rows | New-SmmOrder
        Get-Sent | Should -BeExactly 'action=add&service=30&username=ann&min=20&max=30&posts=0&delay=30', 'action=add&service=30&username=bob&min=20&max=30&delay=30'
    }

    It 'of an order that is known is that order, whatever form it had' {
        $first = New-SmmOrder 43 $link -Comments 'a', "it's ""b""", 'c', 'd', 'e' -Reference 'A-1' -AdditionalFields @{ x = 'ü' }
        foreach ($form in $first, (Get-SmmOrder), (Get-SmmOrder | ConvertTo-Csv | ConvertFrom-Csv), (Get-SmmOrder | ConvertTo-Json | ConvertFrom-Json)) {
            $run = Invoke-Recorded { $form | New-SmmOrder }
            $run.Output.AlreadyPlaced, $run.Errors.Count, $run.Warnings.Count | Should -Be $true, 0, 0
        }
        @(Get-Sent).Count | Should -Be 1
    }
}
