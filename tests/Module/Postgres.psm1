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
    $start = [Diagnostics.ProcessStartInfo]::new('env')
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $start.WorkingDirectory = '/'
    $script = "$Programs/initdb -D $folder/data -U smm_owner --pwfile $folder/password -A scram-sha-256 -E UTF8 --locale=C.UTF-8 -N " +
        ">$folder/log 2>&1; $Programs/postgres -D $folder/data -p $port -F -c listen_addresses=127.0.0.1 " +
        "-c unix_socket_directories= >>$folder/log 2>&1 & " +
        'read end; kill -QUIT $!; wait $!'
    foreach ($argument in @($user) + 'sh', '-c', $script) { $start.ArgumentList.Add($argument) }
    $server = [pscustomobject]@{
        Process    = [Diagnostics.Process]::Start($start)
        Folder     = $folder
        Connection = "Host=127.0.0.1;Port=$port;Database=postgres;Username=smm_owner"
    }
    for ($attempt = 0; $attempt -lt 600; $attempt++) {
        if ((Test-Path "$folder/log") -and (Get-Content "$folder/log" -Raw) -match 'ready to accept connections') { return $server }
        Start-Sleep -Milliseconds 100
    }

    Stop-Postgres $server
    throw 'The server did not start within a minute.'
}

function Stop-Postgres {
    [CmdletBinding()]
    param($Server)
    if (-not $Server) { return }
    $Server.Process.StandardInput.Close()
    $Server.Process.WaitForExit()
    Remove-Item $Server.Folder -Recurse -Force
}

Export-ModuleMember -Function *-*
