#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeDiscovery {
    Import-Module "$PSScriptRoot/Postgres.psm1"
    $missing = -not (Test-Postgres)
    $ways = 'credential', 'PGPASSWORD', 'PGPASSFILE', 'Passfile='
}

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-Module "$PSScriptRoot/Postgres.psm1"
    Import-Module "$PSScriptRoot/Secrecy.psm1"
    Import-ModuleUnderTest
}

# The password of the database and the panel's key are searched for in everything that a session with a ledger on a server writes.
Describe 'The secrets of a session with a ledger on a server' -Skip:$missing {
    BeforeAll {
        $password = 'Pg4ry+0f1e2d&x=%41'
        $wrong = 'Wr0ng-5a6b7c'
        $canary = 'Cn4ry-9z8y7x'
        $forms = @(Get-KeyForm $password -Part 'Pg4ry', '0f1e2d') + @(Get-KeyForm $wrong -Part '5a6b7c') +
            @(Get-KeyForm $canary -Part 'Cn4ry', '9z8y7x')
        $panel = Start-TestPanel -Key $canary
        $server = Start-Postgres $password
        $variables = 'PGPASSWORD', 'PGPASSFILE', 'SMM_LEDGER_PATH'
        $before = @{}
        foreach ($name in $variables) { $before[$name] = [Environment]::GetEnvironmentVariable($name) }
        $env:SMM_LEDGER_PATH = "$TestDrive/data/orders.db"
        $transcript = "$TestDrive/transcript.txt"

        function Write-Passfile([string] $With) {
            $file = "$TestDrive/$([guid]::NewGuid().ToString('N'))"
            Set-Content $file "*:*:*:*:$($With.Replace('\', '\\').Replace(':', '\:'))"
            if ($IsLinux -or $IsMacOS) { chmod 600 $file }
            $file
        }

        # Connects with the password given in one of the ways.
        function Connect-By([string] $Way, [string] $Password, [string] $Connection = $server.Connection, [string] $Name = 'fleet') {
            $with = @{ LedgerConnection = $Connection }
            switch ($Way) {
                'credential' { $with.LedgerCredential = [pscredential]::new('smm_owner', (ConvertTo-TestKey $Password)) }
                'PGPASSWORD' { $env:PGPASSWORD = $Password }
                'PGPASSFILE' { $env:PGPASSFILE = Write-Passfile $Password }
                'Passfile=' { $with.LedgerConnection += ";Passfile=$(Write-Passfile $Password)" }
            }
            $key = ConvertTo-TestKey $canary
            Connect-SmmPanel -Uri $panel.Uri -ApiKey $key -Name $Name -SkipVerification -MaximumRetryCount 0 -PassThru @with -Verbose -Debug
        }

        # Runs a block under a transcript, and searches all that it said for each secret.
        function Invoke-Searched([scriptblock] $Script) {
            $global:Error.Clear()
            $null = Start-Transcript $transcript -Force
            try { $run = Invoke-Recorded $Script }
            finally { $null = Stop-Transcript }
            $session = Get-SmmSession | ForEach-Object { $_ | Format-List * -Force; ConvertTo-Json $_ -Depth 4 -WarningAction Ignore }
            Export-Clixml "$TestDrive/session.xml" -InputObject (Get-SmmSession) -Depth 4
            $files = Get-Content $transcript, "$TestDrive/session.xml" -Raw
            Assert-NoForm "$(Get-EverythingSaid $run -Errors 9) $($session | Out-String) $files" -Form $forms
            $run
        }

        function Get-ErrorId($Run) { @(@($Run.Errors) + @($Run.Termination) | Where-Object { $_ })[0].FullyQualifiedErrorId.Split(',')[0] }
    }

    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $env:PGPASSWORD = $env:PGPASSFILE = $null
    }

    AfterAll {
        Get-SmmSession | Disconnect-SmmPanel
        foreach ($name in $variables) { [Environment]::SetEnvironmentVariable($name, $before[$name]) }
        Clear-TestPanelFault $panel
        Stop-Postgres $server
    }

    It 'are in nothing that a working session says, with the password by <_>' -ForEach $ways {
        $run = Invoke-Searched {
            Connect-By $_ $password
            New-SmmOrder 1 'https://example.com/a' 100 -Verbose -Debug
            Get-SmmOrder -Verbose -Debug
        }
        $run.Termination | Should -BeNullOrEmpty
        $run.Errors | Should -BeNullOrEmpty
        $run.Output.Where{ $_ -is [SimpleSmm.Order] }[0].Outcome | Should -Be 'Placed'
    }

    It 'are in nothing that is said of a wrong password by <_>' -ForEach $ways {
        $run = Invoke-Searched {
            Connect-By $_ $wrong
            New-SmmOrder 1 'https://example.com/a' 100 -Verbose -Debug
        }
        Get-ErrorId $run | Should -Be 'LedgerUnavailable'
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }

    It 'are in nothing that is said of a server <Case>' -ForEach @(
        @{ Case = 'that does not listen'; Change = { $args[0] -replace 'Port=\d+', 'Port=1' } }
        @{ Case = 'that has no TLS'; Change = { "$($args[0]);SSL Mode=VerifyFull" } }
        @{ Case = 'without the database'; Change = { $args[0] -replace 'Database=\w+', 'Database=missing' } }
        @{ Case = 'with a root certificate that is missing'; Change = { "$($args[0]);SSL Mode=VerifyFull;Root Certificate=/missing.crt" } }
    ) {
        $run = Invoke-Searched {
            Connect-By credential $password (& $Change $server.Connection)
            New-SmmOrder 1 'https://example.com/a' 100 -Verbose -Debug
        }
        Get-ErrorId $run | Should -Be 'LedgerUnavailable'
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }

    It 'are in nothing that is said of a text with <_>' -ForEach 'Password', 'pwd', 'SSL Password' {
        $run = Invoke-Searched { Connect-By PGPASSFILE $password "$($server.Connection);$_=$password" }
        Get-ErrorId $run | Should -Be 'InvalidField'
    }

    It 'are not asked from a service file, and the error says so' {
        $run = Invoke-Searched { Connect-By PGPASSWORD $password 'Service=orders' }
        Get-ErrorId $run | Should -Be 'InvalidField'
        "$($run.Termination)" | Should -BeLike '*service file*PGPASSWORD*'
    }

    It 'are not in the database' {
        $env:PGPASSWORD = $password
        $dump = Get-PostgresDump $server
        $dump | Should -Match 'https://example.com/a'
        Assert-NoForm $dump -Form $forms
    }

    It 'reach the primary among several hosts' {
        $hosts = "Host=127.0.0.1:1,127.0.0.1:$($server.Port);Database=postgres;Username=smm_owner"
        foreach ($target in '', ';Target Session Attributes=primary') {
            $run = Invoke-Searched {
                Connect-By credential $password "$hosts$target"
                New-SmmOrder 1 'https://example.com/a' 100
            }
            $run.Errors | Should -BeNullOrEmpty
            $run.Output.Where{ $_ -is [SimpleSmm.Order] }[0].Outcome | Should -Be 'Placed'
            (Get-SmmSession).LedgerServer | Should -Be "127.0.0.1:1,127.0.0.1:$($server.Port)/postgres"
        }
    }

    # Fault Fleet: a server that ends between the panel's answer and its record
    It 'are not in the file of an answer that the server could not take, and the next connection records it' {
        $null = Connect-By credential $password
        $null = Get-SmmOrder
        Set-TestPanelLatency $panel 1500

        # The server ends while the panel works on the order.
        $ending = [powershell]::Create().AddScript({
                param($Requests, $Id)
                while ((Invoke-RestMethod $Requests | ConvertTo-Json -Depth 5) -notmatch 'action=add') { Start-Sleep -Milliseconds 50 }
                kill -QUIT $Id
            }).AddArgument([uri]::new($panel.Control, 'requests')).AddArgument((Get-PostgresProcessId $server))
        $null = $ending.BeginInvoke()
        $run = Invoke-Searched { New-SmmOrder 1 'https://example.com/kept' 100 -Reference kept-1 -Verbose -Debug }
        $ending.Dispose()
        Set-TestPanelLatency $panel 0
        $id = (Get-TestPanelOrder $panel)[0].id
        $file = (Get-Item "$TestDrive/data/answers-*.jsonl").FullName
        Get-ErrorId $run | Should -Be 'LedgerUnavailable'
        "$($run.Errors + $run.Termination)" | Should -BeLike "*Order $id WAS PLACED*kept in '$file'*next connects to the ledger*"
        Get-Content $file -Raw | Should -BeLike "*kept-1*$id*"
        Assert-NoForm (Get-Content $file -Raw) -Form $forms

        Resume-Postgres $server
        $run = Invoke-Searched { Get-SmmOrder -Reference kept-1 -Verbose }
        $run.Warnings | Should -BeLike "*'kept-1' was placed as order $id while the ledger's server was away*recorded now*"
        $run.Output.Where{ $_ -is [SimpleSmm.Order] } | ForEach-Object { $_.Outcome, $_.OrderId } | Should -Be 'Placed', $id
        Get-Content $file -Raw | Should -BeNullOrEmpty
        @(Get-TestPanelRequest $panel -Action add).Count | Should -Be 1
        (Invoke-Recorded { Get-SmmOrder -Reference kept-1 }).Warnings | Should -BeNullOrEmpty
    }
}
