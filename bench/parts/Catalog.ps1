# A catalog of 5 000 services, to objects.
param($Panel, [int] $Rounds)

$count = 5000
$bare = Start-BareClient $Panel
$uri, $key = $Panel.Uri, $Panel.Key
$session = Connect-BenchPanel $Panel @{ PassThru = $true }
$times = Measure-InTurn -Rounds $Rounds ([ordered]@{
        Module  = { Measure-Block { Get-SmmService -Refresh -Session $session } $count }
        Bare    = { (Invoke-BareClient $bare services).Milliseconds }
        Raw     = { Measure-Block { Invoke-RestMethod $uri -Method Post -Body @{ key = $key; action = 'services' } | ForEach-Object { $_ } } $count }
        Typed   = {
            # Rates and limits are strings in the answer, and must be converted to numbers before they can be compared.
            Measure-Block {
                $services = Invoke-RestMethod $uri -Method Post -Body @{ key = $key; action = 'services' }
                foreach ($service in $services) {
                    $service.rate = [decimal] $service.rate
                    $service.min = [long] $service.min
                    $service.max = [long] $service.max
                    $service
                }
            } $count
        }
    })
Save-Figure Catalog @{ Rounds = $Rounds; Count = $count; Milliseconds = $times }
