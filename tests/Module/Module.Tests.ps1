#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeDiscovery {
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    $manifest = Import-PowerShellDataFile (Get-ModuleUnderTest)
    $commands = $manifest.CmdletsToExport.ForEach{ @{ Command = $_ } }
    $writers = $commands.Where{ $_.Command -match '^(New|Invoke|Stop|Import|Remove|Resolve)-' }
    $others = $commands.Where{ $_.Command -notmatch '^(New|Invoke|Stop|Import|Remove|Resolve|Backup|Export)-' }
}

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $common = [Management.Automation.PSCmdlet]::CommonParameters + [Management.Automation.PSCmdlet]::OptionalCommonParameters
}

Describe 'The module' {
    BeforeAll { $manifest = Test-ModuleManifest (Get-ModuleUnderTest) }

    It 'exports exactly the cmdlets of its assembly' {
        $cmdlet = [Management.Automation.CmdletAttribute]
        $inAssembly = [SimpleSmm.PanelSession].Assembly.GetExportedTypes().ForEach{
            $attribute = [Attribute]::GetCustomAttribute($_, $cmdlet)
            if ($attribute) { "$($attribute.VerbName)-$($attribute.NounName)" }
        }
        $inAssembly.Count | Should -BeGreaterThan 9
        $manifest.ExportedCmdlets.Keys | Sort-Object | Should -Be @($inAssembly | Sort-Object)
    }

    It 'exports nothing else' {
        $module = Get-Module SimpleSmm
        $module.ExportedFunctions.Count + $module.ExportedAliases.Count + $module.ExportedVariables.Count | Should -Be 0
        $module.ExportedCommands.Count | Should -Be $manifest.ExportedCmdlets.Count
    }

    It 'has the version of its assembly' {
        [SimpleSmm.PanelSession].Assembly.GetName().Version.ToString(3) | Should -Be $manifest.Version.ToString()
    }

    It 'names every file it needs, and these are there' {
        $folder = Split-Path (Get-ModuleUnderTest)
        foreach ($file in @($manifest.RootModule) + (Import-PowerShellDataFile (Get-ModuleUnderTest)).FormatsToProcess) { Join-Path $folder $file | Should -Exist }
        # PowerShell 7 has its own; a second copy would break other modules there.
        Get-ChildItem $folder -File -Filter System.* | Should -BeNullOrEmpty
    }

    It 'writes nothing, adds nothing but its cmdlets and loads nothing but its own two assemblies when it is imported' {
        $child = Invoke-ChildPowerShell -WithoutModule "
            `$null = Split-Path /a | Sort-Object
            `$commands = @(Get-Command -Module SimpleSmm); `$aliases = @(Get-Alias); `$variables = @((Get-Variable).Name)
            `$loaded = @([AppDomain]::CurrentDomain.GetAssemblies())
            'before'
            Import-Module '$(Get-ModuleUnderTest)'
            'after'
            `$new = [AppDomain]::CurrentDomain.GetAssemblies().Where{ `$_ -notin `$loaded -and -not `$_.IsDynamic }
            `$folder = Split-Path '$(Get-ModuleUnderTest)'
            'others: ' + @(`$new.Where{ `$_.Location -and `$_.Location.StartsWith(`$folder) }.ForEach{ `$_.GetName().Name }.Where{ `$_ -notin 'SimpleSmm', 'SimpleSmm.Client' }).Count
            'main: ' + @(`$new.Where{ `$_.GetName().Name -eq 'SimpleSmm' }).Count
            'aliases: ' + (@(Get-Alias).Count - `$aliases.Count)
            'variables: ' + @((Get-Variable).Name.Where{ `$_ -notin `$variables -and `$_ -notin 'commands', 'aliases', 'variables', 'loaded', 'new', 'folder' }).Count
            'kinds: ' + (Get-Command -Module SimpleSmm | Group-Object CommandType).Name"
        $child.Errors | Should -BeNullOrEmpty
        $child.Lines | Should -Be @('before', 'after', 'others: 0', 'main: 1', 'aliases: 0', 'variables: 0', 'kinds: Cmdlet')
    }

    It 'can be removed and imported again, any number of times' {
        $child = Invoke-ChildPowerShell "
            foreach (`$time in 1..3) {
                Import-Module '$(Get-ModuleUnderTest)' -Force
                Connect-SmmPanel -Sandbox
                (Get-SmmBalance).Balance
                Remove-Module SimpleSmm
                @(Get-Command Get-SmmBalance -ErrorAction Ignore -Module SimpleSmm).Count
            }"
        $child.Errors | Should -BeNullOrEmpty
        @($child.Lines -match '^100').Count | Should -Be 3
    }
}

Describe '<Command>' -ForEach $commands {
    BeforeAll { $info = Get-Command $Command }

    It 'has a test file of its name' {
        Join-Path $PSScriptRoot "$Command.Tests.ps1" | Should -Exist
    }

    It 'has an approved verb and the noun prefix Smm' {
        (Get-Verb).Verb | Should -Contain $info.Verb
        $info.Noun | Should -Match '^Smm[A-Z]'
    }

    It 'declares what it writes' {
        $info.OutputType.Count | Should -Be 1
    }

    It 'names its parameters in Pascal case' {
        $own = $info.Parameters.Keys.Where{ $_ -notin $common }
        $own.Where{ $_ -cnotmatch '^([A-Z][a-z]+)+$' } | Should -BeNullOrEmpty
    }

    It 'takes each time in seconds under both endings, Sec and Seconds' {
        foreach ($parameter in $info.Parameters.Values.Where{ $_.Name -cmatch 'Sec(onds)?$' }) {
            $other = $parameter.Name -creplace 'Seconds$', 'Sec'
            if ($other -ceq $parameter.Name) { $other += 'onds' }
            $parameter.Aliases | Should -Be @($other) -Because $parameter.Name
        }
    }
}

Describe '<Command>, which works with a session,' -ForEach $commands.Where{ $_.Command -ne 'Connect-SmmPanel' } {
    BeforeAll { $info = Get-Command $Command }

    It 'takes -Session, as an object or a name, with completion' {
        $info.Parameters.Keys | Should -Contain 'Session'
        $parameter = $info.Parameters['Session']
        $parameter.ParameterType.ToString() | Should -BeIn 'SimpleSmm.SessionReference', 'SimpleSmm.SessionReference[]'
        $parameter.Attributes.Where{ $_ -is [ArgumentCompleter] }.Count | Should -Be 1
    }
}

Describe '<Command>, which changes something,' -ForEach $writers {
    It 'asks before it does, with a medium impact' {
        $attribute = [Attribute]::GetCustomAttribute((Get-Command $Command).ImplementingType, [Management.Automation.CmdletAttribute])
        $attribute.SupportsShouldProcess | Should -BeTrue
        $attribute.ConfirmImpact | Should -Be 'Medium'
    }
}

Describe '<_>, which writes a file' -ForEach 'Backup-SmmLedger', 'Export-SmmReport' {
    It 'has -WhatIf, with a low impact' {
        $attribute = [Attribute]::GetCustomAttribute((Get-Command $_).ImplementingType, [Management.Automation.CmdletAttribute])
        $attribute.SupportsShouldProcess | Should -BeTrue
        $attribute.ConfirmImpact | Should -Be 'Low'
    }
}

Describe '<Command>, which changes nothing,' -ForEach $others {
    It 'has no -WhatIf' {
        (Get-Command $Command).Parameters.Keys | Should -Not -Contain 'WhatIf'
    }
}
