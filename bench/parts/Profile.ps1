# Where the time goes at a panel that answers at once: 10 000 statuses again and again in a fresh process, which compiles what is used often
# once more and better, and what PowerShell alone takes for so many ids in and so many objects out.
param($Panel, [int] $Rounds)

$count = 10000
$times = 100

# Half of the times are to warm up; the other half is what a process that goes on does.
$module = Invoke-FreshPowerShell @"
    Import-Module '$(Get-ModuleUnderTest)'
    $(Get-ConnectLine $Panel)
    Add-Type @'
        using System.Management.Automation;
        public sealed class Row { public long OrderId { get; set; } public string Status { get; set; } }
        [Cmdlet(VerbsCommon.Get, "Row")] public sealed class GetRowCommand : PSCmdlet
        {
            [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)] public long[] OrderId { get; set; }
            protected override void ProcessRecord() { foreach (var id in OrderId) WriteObject(new Row { OrderId = id, Status = "Pending" }); }
        }
'@ -PassThru | ForEach-Object Assembly | Select-Object -First 1 | Import-Module
    `$panel, `$self = [Diagnostics.Process]::GetProcessById($($Panel.Process.Id)), [Diagnostics.Process]::GetCurrentProcess()
    `$cpu = { foreach (`$process in `$self, `$panel) { `$process.Refresh(); `$process.TotalProcessorTime.TotalMilliseconds } }
    `$clock = [Diagnostics.Stopwatch]::new()
    function Measure-Read([scriptblock] `$Read) {
        foreach (`$time in 1..$times) {
            if (`$time -eq 1 + $times / 2) { `$script:before = & `$cpu }
            `$clock.Restart()
            `$rows = & `$Read
            `$clock.Elapsed.TotalMilliseconds
            if (`$rows.Count -ne $count) { throw "`$(`$rows.Count) rows" }
        }
        `$script:after = & `$cpu
    }
    `$module = Measure-Read { 1..$count | Get-SmmOrderStatus }
    `$used = foreach (`$i in 0, 1) { (`$after[`$i] - `$before[`$i]) / ($times / 2) }
    `$pipeline = Measure-Read { 1..$count | Get-Row }
    @{ Module = `$module; Pipeline = `$pipeline; Processor = `$used[0]; PanelProcessor = `$used[1] } | ConvertTo-Json -Compress
"@

$client = Start-BareClient $Panel
$bare = foreach ($time in 1..$times) { (Invoke-BareClient $client "statuses $count 4").Milliseconds }

$figures = [ordered]@{}
foreach ($name in 'Module', 'Bare', 'Pipeline') {
    $all = $name -eq 'Bare' ? $bare : $module.$name
    $figures[$name] = [ordered]@{ First = $all[0]; Warm = Get-Median $all[($times / 2)..($times - 1)] }
}
Save-Figure Profile @{ Times = $times; Milliseconds = $figures; Processor = $module.Processor; PanelProcessor = $module.PanelProcessor }
