# A PostgreSQL server in a temporary folder, as a user that is not root. It ends with this process, because a shell waits for the end of
# its input.
Set-StrictMode -Version Latest

$script:Programs = Get-ChildItem /usr/lib/postgresql/*/bin -ErrorAction Ignore |
    Where-Object { Test-Path "$_/initdb" } | Select-Object -Last 1

# Whether the tests with a server run. CI=true requires the server; elsewhere they are skipped where it is missing.
function Test-Postgres {
    [CmdletBinding()]
    param()
    $env:SIMPLESMM_EDITION -ne 'Desktop' -and ($null -ne $script:Programs -or ($IsLinux -and $env:CI -eq 'true'))
}

function Start-Postgres {
    [CmdletBinding()]
    param([Parameter(Mandatory)][string] $Password)
    if (-not $script:Programs) { throw 'PostgreSQL is not installed, and CI=true requires it: .ci/run installs it.' }
    $folder = Join-Path ([IO.Path]::GetTempPath()) "simplesmm-pg-$([guid]::NewGuid().ToString('N'))"
    $null = New-Item -ItemType Directory $folder
    Set-Content "$folder/password" $Password -NoNewline
    $user = @()
    if ([Environment]::UserName -eq 'root') {
        chown -R nobody $folder
        $user = 'setpriv', '--reuid', 'nobody', '--regid', 'nogroup', '--clear-groups', '--'
    }

    $listener = [Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
    $listener.Start()
    $port = $listener.LocalEndpoint.Port
    $listener.Stop()
    $server = [pscustomobject]@{
        Process    = $null
        Folder     = $folder
        User       = $user
        Port       = $port
        Connection = "Host=127.0.0.1;Port=$port;Database=postgres;Username=smm_owner"
    }
    $make = "$Programs/initdb -D $folder/data -U smm_owner --pwfile $folder/password -A scram-sha-256 -E UTF8 --locale=C.UTF-8 -N"
    Resume-Postgres $server $make
    $server
}

# Starts the server of a folder, again if it has ended, and waits until it takes connections.
function Resume-Postgres {
    [CmdletBinding()]
    param([Parameter(Mandatory)] $Server, [string] $First = 'true')
    $folder = $Server.Folder
    if ($Server.Process) { Stop-PostgresProcess $Server }
    if (Test-Path "$folder/log") { Remove-Item "$folder/log" -Force }
    $start = [Diagnostics.ProcessStartInfo]::new('env')
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $start.WorkingDirectory = '/'
    $script = "$First >$folder/log 2>&1; $Programs/postgres -D $folder/data -p $($Server.Port) -F -c listen_addresses=127.0.0.1 " +
        "-c unix_socket_directories= >>$folder/log 2>&1 & " +
        'read end; kill -QUIT $! 2>/dev/null; wait $!'
    foreach ($argument in @($Server.User) + 'sh', '-c', $script) { $start.ArgumentList.Add($argument) }
    $Server.Process = [Diagnostics.Process]::Start($start)
    for ($attempt = 0; $attempt -lt 600; $attempt++) {
        if ((Test-Path "$folder/log") -and (Get-Content "$folder/log" -Raw) -match 'ready to accept connections') { return }
        Start-Sleep -Milliseconds 100
    }

    Stop-Postgres $Server
    throw 'The server did not start within a minute.'
}

# The number of the server's process, which ends it at once, as a crash does.
function Get-PostgresProcessId {
    [CmdletBinding()]
    param([Parameter(Mandatory)] $Server)
    [int] (Get-Content "$($Server.Folder)/data/postmaster.pid" -TotalCount 1)
}

# What the database holds, as text.
function Get-PostgresDump {
    [CmdletBinding()]
    param([Parameter(Mandatory)] $Server)
    & "$Programs/pg_dump" -h 127.0.0.1 -p $Server.Port -U smm_owner postgres | Out-String
}

function Stop-PostgresProcess($Server) {
    $Server.Process.StandardInput.Close()
    $Server.Process.WaitForExit()
}

function Stop-Postgres {
    [CmdletBinding()]
    param($Server)
    if (-not $Server) { return }
    Stop-PostgresProcess $Server
    Remove-Item $Server.Folder -Recurse -Force
}

Export-ModuleMember -Function *-*
