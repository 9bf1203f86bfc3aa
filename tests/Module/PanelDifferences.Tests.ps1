#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $one = Start-TestPanel
    $other = Start-TestPanel -Key 'other+key%41'
}

AfterAll { Clear-TestPanelFault $one; Clear-TestPanelFault $other }

Describe 'Two panels described by two files, side by side' {
    BeforeAll {
        Reset-TestPanel $one
        Reset-TestPanel $other
        Set-Content "$TestDrive/one.psd1" "@{
            Name              = 'one'
            Uri               = '$($one.Uri)'
            ChunkSize         = 2
            RequestsPerMinute = 6000
            UserAgent         = 'Shop/1.0'
            ThrottleLimit     = 1
        }"
        Set-Content "$TestDrive/other.psd1" "@{
            Name             = 'other'
            Uri              = '$($other.Uri)'
            CancelField      = 'order'
            NoMultiStatus    = `$true
            AdditionalFields = @{ api_id = 'account-0815'; lang = 'en' }
            DoubleEncoding   = `$true
            ListSeparator    = '\n'
            MatchByPosition  = `$true
            FinalStatus      = 'Refunds', 'Finished'
            ThrottleLimit    = 1
        }"
        foreach ($panel in $one, $other) {
            $file = if ($panel -eq $one) { 'one' } else { 'other' }
            $settings = Import-PowerShellDataFile "$TestDrive/$file.psd1"
            Connect-SmmPanel @settings -ApiKey (ConvertTo-TestKey $panel.Key) -SkipVerification
        }
    }

    BeforeEach {
        foreach ($panel in $one, $other) {
            Clear-TestPanelFault $panel
            Clear-TestPanelRequest $panel
        }
        # This panel decodes once only, so it does not know the key; what it would say is said for it.
        Add-TestPanelFault $other @{ kind = 'answer'; body = '{"order":5}' } -Action add -Times always
        Add-TestPanelFault $other @{ kind = 'answer'; body = '[{"order":1,"refill":7},{"order":2,"refill":8}]' } -Action refill -Times always
        Add-TestPanelFault $other @{ kind = 'answer'; body = '{"status":"Pending","cancel":1}' } -Times always
    }

    It 'reads statuses as each of them takes ids' {
        (1, 2, 3 | Get-SmmOrderStatus -Session one).OrderId | Should -Be 1, 2, 3
        (1, 2, 3 | Get-SmmOrderStatus -Session other).OrderId | Should -Be 1, 2, 3
        (Get-TestPanelRequest $one).Text | Should -Be 'action=status&orders=1,2', 'action=status&order=3'
        (Get-TestPanelRequest $other).Text | Should -Be @(
            'action=status&order=1&api_id=account-0815&lang=en', 'action=status&order=2&api_id=account-0815&lang=en', 'action=status&order=3&api_id=account-0815&lang=en')
    }

    It 'cancels as each of them takes ids' {
        (3, 6, 20 | Stop-SmmOrder -Session one).OrderId | Should -Be 3, 6, 20
        (3, 5 | Stop-SmmOrder -Session other).OrderId | Should -Be 3, 5
        (Get-TestPanelRequest $one).Text | Should -Be 'action=cancel&orders=3,6', 'action=cancel&orders=20'
        (Get-TestPanelRequest $other).Text | Should -Be 'action=cancel&order=3&api_id=account-0815&lang=en', 'action=cancel&order=5&api_id=account-0815&lang=en'
    }

    It 'asks for refills in lists where only statuses and cancellations come one by one' {
        (1, 2 | Invoke-SmmRefill -Session other).RefillId | Should -Be 7, 8
        (Get-TestPanelRequest $other).Text | Should -Be 'action=refill&orders=1%2C2&api_id=account-0815&lang=en'
    }

    It 'encodes once for one and twice for the other, the key too' {
        $null = New-SmmOrder 1 'https://example.com/a+b%20c' 100 -Session one
        (New-SmmOrder 1 'https://example.com/a+b%20c' 100 -Session other).OrderId | Should -Be 5
        (Get-TestPanelRequest $one).Body | Should -BeLike '*&link=https%3A%2F%2Fexample.com%2Fa%2Bb%2520c&*'
        $request = Get-TestPanelRequest $other
        $request.Body | Should -BeLike 'key=other%252Bkey%252541&action=add&service=1&link=https%253A%252F%252Fexample.com%252Fa%252Bb%252520c&quantity=100&api_id=account-0815&lang=en'
        [uri]::UnescapeDataString($request.Key) | Should -Be $other.Key
    }

    It 'puts between the entries of a list what each of them splits at' {
        $null = New-SmmOrder 43 https://example.com/1 -Comments a, b, c, d, "e`nf" -Session one
        $order = New-SmmOrder 43 https://example.com/1 -Comments 'a, b', "c`nd" -Session other
        (Get-TestPanelRequest $one).Text | Should -BeExactly "action=add&service=43&link=https://example.com/1&comments=a`nb`nc`nd`ne`nf"
        [uri]::UnescapeDataString((Get-TestPanelRequest $other).Text) | Should -BeLike '*&comments=a, b\nc\nd&api_id=*'
        $order.Fields['comments'] | Should -BeExactly "a, b`nc`nd"
    }

    It 'refuses an entry that the panel would take for two' {
        $run = Invoke-Recorded { New-SmmOrder 43 https://example.com/1 -Comments 'C:\new', 'b' -Session other }
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'InvalidField,*'
        "$($run.Errors[0])" | Should -BeLike "*list separator '\n'*C:\new*"
        Get-TestPanelRequest $other | Should -BeNullOrEmpty
    }

    It 'ends an order at the words of each of them' {
        Clear-TestPanelFault $other
        foreach ($panel in $one, $other) { Add-TestPanelFault $panel @{ kind = 'answer'; body = '{"status":"Refunds"}' } }
        (Get-SmmOrderStatus 1 -Session one).IsFinal | Should -BeFalse
        (Get-SmmOrderStatus 1 -Session other).IsFinal | Should -BeTrue
        (Get-SmmSession other).FinalStatus | Should -Be 'Refunds', 'Finished'
    }

    It 'matches a list without ids by position only where it is told so' {
        Clear-TestPanelFault $other
        foreach ($panel in $one, $other) { Add-TestPanelFault $panel @{ kind = 'answer'; body = '[{"cancel":1},{"cancel":1}]' } }
        (Invoke-Recorded { 3, 6 | Stop-SmmOrder -Session one }).Errors.FullyQualifiedErrorId | Should -BeLike 'NotAnswered,*'
        (Invoke-Recorded { 1, 2 | Invoke-SmmRefill -Session other }).Errors.FullyQualifiedErrorId | Should -Not -BeLike 'NotAnswered,*'
    }

    It 'ends the command after the first order whose id cannot be kept' {
        Add-TestPanelFault $one @{ kind = 'answer'; body = '{"order":"ORD-123"}' } -Action add -Times always
        $orders = 1..3 | ForEach-Object { [pscustomobject]@{ ServiceId = 1; Link = "https://example.com/$_"; Quantity = 100 } }
        $run = Invoke-Recorded { $orders | New-SmmOrder -Session one -SkipValidation }
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'OutcomeUnknown,*'
        "$($run.Termination)" | Should -BeLike '*ORD-123*'
        @(Get-TestPanelRequest $one).Count | Should -Be 1
    }

    It 'introduces itself as the file says' {
        $null = Get-SmmBalance -Session one
        (Get-TestPanelRequest $one).Headers['User-Agent'] | Should -Be 'Shop/1.0'
    }

    It 'shows the differences on the session, and of the additional fields only the names' {
        $session = Get-SmmSession other
        $session.CancelField, $session.NoMultiStatus, $session.ChunkSize, $session.DoubleEncoding | Should -Be 'Order', $true, 100, $true
        $session.AdditionalFields | Should -Be 'api_id', 'lang'
        $session.ListSeparator, (Get-SmmSession one).ListSeparator | Should -BeExactly '\n', "`n"
        (Get-SmmSession one).ChunkSize | Should -Be 2
        $session | Format-List * -Force | Out-String | Should -Not -BeLike '*0815*'
        $session | ConvertTo-Json -Depth 5 -WarningAction Ignore | Should -Not -BeLike '*0815*'
    }

    It 'keeps the values of additional fields out of every stream' {
        Clear-TestPanelFault $other
        Add-TestPanelFault $other @{ kind = 'error'; text = 'No account account-0815' }
        $run = Invoke-Recorded { Invoke-SmmAction balance -Session other -Verbose -Debug }
        "$($run.Errors[0])" | Should -BeLike '*No account ?api_id?*'
        "$($run.Verbose) $($run.Debug) $($run.Errors | Format-List * -Force | Out-String)" | Should -Not -BeLike '*0815*'
    }
}

Describe 'A wrong description of a panel' {
    BeforeEach { Get-SmmSession | Disconnect-SmmPanel }

    It 'is refused by name: <Name>' -ForEach @(
        @{ Name = '-CancelField order with -Sandbox'; With = @{ Sandbox = $true; CancelField = 'order' }; Says = '-CancelField order cannot be used with this sandbox*' }
        @{ Name = '-DoubleEncoding with -Sandbox'; With = @{ Sandbox = $true; DoubleEncoding = $true }; Says = '-DoubleEncoding cannot be used with this sandbox*' }
        @{ Name = '-ListSeparator with -Sandbox'; With = @{ Sandbox = $true; ListSeparator = ',' }; Says = '-ListSeparator cannot be used with this sandbox*' }
        @{ Name = 'the key as an additional field'; With = @{ Sandbox = $true; AdditionalFields = @{ Key = 'hunter2' } }; Says = "*'Key'*" }
        @{ Name = 'an order as an additional field'; With = @{ Sandbox = $true; AdditionalFields = @{ order = 'hunter2' } }; Says = "*'order'*" }
        @{ Name = 'null as an additional field'; With = @{ Sandbox = $true; AdditionalFields = @{ api_id = $null } }; Says = "*'api_id'*" }
    ) {
        $run = Invoke-Recorded { Connect-SmmPanel @With }
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'InvalidField,*'
        "$($run.Termination)" | Should -BeLike $Says
        "$($run.Termination)" | Should -Not -BeLike '*hunter2*'
        Get-SmmSession | Should -BeNullOrEmpty
    }

    It 'is refused by the binder: <_>' -ForEach @{ ChunkSize = 0 }, @{ ChunkSize = 101 }, @{ CancelField = 'ids' }, @{ AdditionalFields = $null }, @{ ListSeparator = '' } {
        $with = $_
        (Invoke-Recorded { Connect-SmmPanel -Sandbox @with }).Termination.FullyQualifiedErrorId | Should -Match '^(Parameter|CannotConvert)'
    }
}
