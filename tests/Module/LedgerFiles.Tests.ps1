#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-Module "$PSScriptRoot/Ledgers.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel

    # A ledger with one order in a file of its own, closed.
    function New-LedgerFile {
        $session = Connect-TestPanel $panel -Name test
        $null = Import-SmmOrder 1 -Reference old
        Disconnect-SmmPanel $session
        $session.LedgerPath
    }
}

Describe 'A ledger that cannot be used' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
    }

    # Fault The ledger's file: not usable, in many ways
    It 'is named, left as it is, and nothing is sent: <Name>' -ForEach @(
        @{ Name = 'a text file'; Says = '*is not an order ledger*'; Spoil = { Set-Content $file ('ServiceId,Link,Quantity' * 200) } }
        @{ Name = 'half a file'; Says = '*is corrupt*'; Spoil = { [IO.File]::WriteAllBytes($file, [IO.File]::ReadAllBytes($file)[0..4999]) } }
        @{ Name = 'another program''s database'; Says = '*another program*'; Spoil = {
                Remove-Item $file
                $null = Invoke-LedgerSql $file 'CREATE TABLE bookmarks (id INTEGER)'
            }
        }
        @{ Name = 'a newer schema'; Says = '*newer version*'; Spoil = { $null = Invoke-LedgerSql $file 'PRAGMA user_version = 99' } }
        @{ Name = 'a folder'; Says = '*cannot be*'; Spoil = { Remove-Item $file; $null = New-Item $file -ItemType Directory } }
        @{ Name = 'a file where its folder should be'; Says = '*cannot be created*'; Spoil = { $script:file = Join-Path $file 'orders.db' } }
    ) {
        $script:file = New-LedgerFile
        . $Spoil
        $before = Get-FileState $file
        $null = Connect-TestPanel $panel -LedgerPath $file
        $orders = 1..2 | ForEach-Object { [pscustomobject] @{ Reference = "R-$_"; ServiceId = 1; Link = 'a'; Quantity = 100 } }
        $run = Invoke-Recorded { $orders | New-SmmOrder }
        $run.Output | Should -BeNullOrEmpty
        $run.Errors | Should -BeNullOrEmpty
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'LedgerUnavailable,*'
        $run.Termination.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        "$($run.Termination)" | Should -BeLike $Says
        "$($run.Termination)" | Should -BeLike "*'$file'*"
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
        Get-FileState $file | Should -Be $before

        # To look an order up fails alike; a status that was asked for by id is worth more than the ledger.
        if (Test-Path $file -PathType Leaf) {
            (Invoke-Recorded { Get-SmmOrder }).Termination.FullyQualifiedErrorId | Should -BeLike 'LedgerUnavailable,*'
            (Invoke-Recorded { Get-SmmOrderStatus }).Termination.FullyQualifiedErrorId | Should -BeLike 'LedgerUnavailable,*'
            Get-TestPanelRequest $panel | Should -BeNullOrEmpty
            $status = Invoke-Recorded { Get-SmmOrderStatus 1 }
            $status.Output.OrderId | Should -Be 1
            $status.Warnings.Count | Should -Be 1
            $status.Errors | Should -BeNullOrEmpty
        }
    }

    It 'is named where it may not be written, and used as soon as it may' {
        $file = New-LedgerFile
        Set-ItemProperty $file IsReadOnly $true
        $before = Get-FileState $file
        $null = Connect-TestPanel $panel -LedgerPath $file
        $run = Invoke-Recorded { New-SmmOrder 1 a 100 }
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'LedgerUnavailable,*'
        "$($run.Termination)" | Should -BeLike "*'$file' is read-only*"
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
        Get-FileState $file | Should -Be $before

        Set-ItemProperty $file IsReadOnly $false
        (New-SmmOrder 1 a 100).Outcome | Should -Be 'Placed'
    }

    It 'is tried again by the next command' {
        $file = New-LedgerPath
        $null = New-Item $file -ItemType Directory
        $null = Connect-TestPanel $panel -LedgerPath $file
        (Invoke-Recorded { New-SmmOrder 1 a 100 }).Termination | Should -Not -BeNullOrEmpty
        Remove-Item $file
        (New-SmmOrder 1 a 100).Outcome | Should -Be 'Placed'
    }
}

Describe 'A ledger that changed under an open session' -Skip:$IsWindows {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $folder = (New-Item (Join-Path $TestDrive ([guid]::NewGuid())) -ItemType Directory).FullName
        $file = Join-Path $folder 'orders.db'
        $null = Connect-TestPanel $panel -LedgerPath $file
        $null = New-SmmOrder 1 a 100 -Reference A-1
        Copy-Item $file "$folder/earlier"
        $null = New-SmmOrder 1 b 100 -Reference A-2
        Clear-TestPanelRequest $panel
    }

    # Fault The ledger's file: changed under a session
    It 'sends nothing: <Name>' -ForEach @(
        @{ Name = 'deleted'; Change = { Remove-Item $file } }
        @{ Name = 'emptied'; Change = { [IO.File]::WriteAllBytes($file, @()) } }
        # .NET Framework does not tell the identity of a file. It runs on Windows, where an open file cannot be replaced.
        if ($env:SIMPLESMM_EDITION -ne 'Desktop') {
            @{ Name = 'replaced'; Change = { Copy-Item $file "$folder/now"; Move-Item "$folder/now" $file -Force } }
        }
        @{ Name = 'restored'; Change = { Copy-Item "$folder/earlier" $file } }
    ) {
        . $Change
        foreach ($reference in 'A-2', 'A-3') {
            $run = Invoke-Recorded { New-SmmOrder 1 b 100 -Reference $reference }
            $run.Output | Should -BeNullOrEmpty
            $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'LedgerUnavailable,*'
        }
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }

    # Fault The ledger's file: restored between two sessions
    It 'sends nothing for a copy that was restored between two sessions, until the lock file is deleted' {
        Get-SmmSession | Disconnect-SmmPanel
        Copy-Item "$folder/earlier" $file
        $null = Connect-TestPanel $panel -LedgerPath $file
        $run = Invoke-Recorded { New-SmmOrder 1 b 100 -Reference A-2 }
        "$($run.Termination)" | Should -BeLike "*delete '$file-lock'*"
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
        Remove-Item "$file-lock"
        (Get-SmmOrder).Reference | Should -Be 'A-1'
    }

    # Fault The ledger's file: a copy of the one file, without Disconnect-SmmPanel
    It 'is whole in its one file after each command: <Line>' -ForEach @(
        @{ Line = 'New-SmmOrder 1 c 100 -Reference A-3'; Status = $null }
        @{ Line = 'Import-SmmOrder 5 -Reference A-3'; Status = $null }
        @{ Line = '5 | Import-SmmOrder -Reference A-3 | Get-SmmOrderStatus'; Status = 'Completed' }
    ) {
        $null = & ([scriptblock]::Create($Line))
        $copy = Join-Path $folder 'moved/orders.db'
        $null = New-Item (Split-Path $copy) -ItemType Directory
        Copy-Item $file $copy
        Clear-TestPanelRequest $panel
        $null = Connect-TestPanel $panel -Name moved -LedgerPath $copy
        @(Get-SmmOrder).Reference | Should -Be 'A-1', 'A-2', 'A-3'
        (Get-SmmOrder -Reference A-3).Status | Should -Be $Status

        # The imported order has no link, so it is refused; the placed one is the same order.
        $run = Invoke-Recorded { New-SmmOrder 1 c 100 -Reference A-3 }
        $run.Output.Count + $run.Errors.Count | Should -Be 1
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }

    # Fault The ledger's file: hashed and copied by a script
    It 'goes on after a script hashed and copied it' {
        $null = Get-FileHash $file
        Copy-Item $file "$folder/copy"
        (New-SmmOrder 1 c 100 -Reference A-3).Outcome | Should -Be 'Placed'
        Get-SmmOrder | Should -HaveCount 3
    }
}

Describe 'Where the ledger is' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $variable = $env:SMM_LEDGER_PATH
        $key = ConvertTo-TestKey $panel.Key
        $with = @{ Uri = $panel.Uri; ApiKey = $key; SkipVerification = $true; PassThru = $true }
        $folder = (New-Item (Join-Path $TestDrive ([guid]::NewGuid())) -ItemType Directory).FullName
        Push-Location $folder
    }

    AfterEach { Pop-Location; $env:SMM_LEDGER_PATH = $variable }

    It 'says -LedgerPath, relative to the location of PowerShell and not of the process' {
        [Environment]::CurrentDirectory | Should -Not -Be $folder
        $session = Connect-SmmPanel @with -LedgerPath sub/orders.db
        $session.LedgerPath | Should -Be (Join-Path $folder 'sub/orders.db')
        $null = New-SmmOrder 1 a 100
        Join-Path $folder 'sub/orders.db' | Should -Exist
    }

    It 'says -LedgerPath, with a drive of PowerShell and without wildcards: <_>' -ForEach 'TestDrive:/orders.db', 'orders[1].db', "o'rders & c.db" {
        $session = Connect-SmmPanel @with -LedgerPath $_
        $null = New-SmmOrder 1 a 100
        Test-Path -LiteralPath $session.LedgerPath | Should -BeTrue
        [IO.Path]::GetFileName($session.LedgerPath) | Should -Be ($_ -replace '.*/')
        (Get-SmmOrder).Link | Should -Be 'a'
    }

    It 'names SMM_LEDGER_PATH without -LedgerPath' {
        $env:SMM_LEDGER_PATH = Join-Path $folder 'variable.db'
        (Connect-SmmPanel @with).LedgerPath | Should -Be $env:SMM_LEDGER_PATH
        (Connect-SmmPanel @with -LedgerPath other.db).LedgerPath | Should -Be (Join-Path $folder 'other.db')
        $null = New-SmmOrder 1 a 100
        $env:SMM_LEDGER_PATH | Should -Not -Exist
    }

    It 'says no path of another provider: <_>' -ForEach 'Env:orders.db', 'Variable:orders.db', 'Nowhere:orders.db' {
        $path = $_
        $run = Invoke-Recorded { Connect-SmmPanel @with -LedgerPath $path }
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'InvalidField,*'
        "$($run.Termination)" | Should -BeLike "*$path*full path*"
        Get-SmmSession | Should -BeNullOrEmpty
    }

    It 'says no path that is not one: <Name>' -ForEach @(
        @{ Name = 'blanks'; Path = '  '; Says = 'blank' }
        @{ Name = 'a null character'; Path = "orders`0.db"; Says = 'null character' }
    ) {
        $run = Invoke-Recorded { Connect-SmmPanel @with -LedgerPath $Path }
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'InvalidField,*'
        "$($run.Termination)" | Should -BeLike "*$Says*full path*"
        Get-ChildItem $folder | Should -BeNullOrEmpty
    }

    # It would be a file with backslashes in its name, another one in every folder.
    It 'says no network path of Windows on another system' -Skip:$IsWindows {
        $run = Invoke-Recorded { Connect-SmmPanel @with -LedgerPath '\\server\share\orders.db' }
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'InvalidField,*'
        "$($run.Termination)" | Should -BeLike '*network path of Windows*full path*'
    }

    It 'says no relative path where the location is not a folder' {
        Push-Location Env:
        try {
            $run = Invoke-Recorded { Connect-SmmPanel @with -LedgerPath orders.db }
            (Connect-SmmPanel @with -LedgerPath (Join-Path $folder 'full.db')).LedgerPath | Should -Be (Join-Path $folder 'full.db')
            (Connect-SmmPanel @with -LedgerPath '~/orders.db').LedgerPath | Should -Be (Join-Path $HOME 'orders.db')
        } finally { Pop-Location }
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'InvalidField,*'
    }

    # Fault The ledger's file: a relative SMM_LEDGER_PATH
    It 'is not a relative SMM_LEDGER_PATH, which would be another ledger per folder: <_>' -ForEach 'orders.db', './orders.db', 'a/orders.db' {
        $env:SMM_LEDGER_PATH = $_
        $run = Invoke-Recorded { Connect-SmmPanel @with }
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'LedgerUnavailable,*'
        "$($run.Termination)" | Should -BeLike '*SMM_LEDGER_PATH*full path*'
    }

    It 'is in the home folder where SMM_LEDGER_PATH begins with ~' {
        $env:SMM_LEDGER_PATH = '~/orders.db'
        (Connect-SmmPanel @with).LedgerPath | Should -Be (Join-Path $HOME 'orders.db')
    }

    It 'is the folder of the user''s application data otherwise' {
        $env:SMM_LEDGER_PATH = ' '
        $data = [Environment]::GetFolderPath('LocalApplicationData', 'DoNotVerify')
        (Connect-SmmPanel @with).LedgerPath | Should -Be (Join-Path $data 'SimpleSmm/orders.db')
    }

    It 'is nowhere with -NoLedger or in a sandbox' {
        (Connect-SmmPanel @with -NoLedger).LedgerPath | Should -BeNullOrEmpty
        $null = New-SmmOrder 1 a 100
        (Connect-SmmPanel -Sandbox -PassThru).LedgerPath | Should -BeNullOrEmpty
        $null = New-SmmOrder 1 a 100
        Get-ChildItem $folder -Recurse | Should -BeNullOrEmpty
    }

    It 'cannot be both a path and none' {
        $run = Invoke-Recorded { Connect-SmmPanel @with -LedgerPath a.db -NoLedger }
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'InvalidField,*'
        Get-SmmSession | Should -BeNullOrEmpty
    }

    # Windows keeps a user's files from others by itself.
    It 'can be read by its owner alone (by a mode, which Windows and the build for it do not have)' -Skip:($IsWindows -or $env:SIMPLESMM_EDITION -eq 'Desktop') {
        $session = Connect-SmmPanel @with -LedgerPath new/orders.db
        $null = New-SmmOrder 1 a 100
        [IO.File]::GetUnixFileMode($session.LedgerPath) | Should -Be ([IO.UnixFileMode] 'UserRead, UserWrite')
    }
}
