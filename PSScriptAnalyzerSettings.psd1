@{
    Severity     = @('Error', 'Warning')
    ExcludeRules = @(
        # The demonstration shows things to a person, who is the only reader of its output.
        'PSAvoidUsingWriteHost'
        # Its key belongs to a panel that lives as long as the demonstration.
        'PSAvoidUsingConvertToSecureStringWithPlainText'
        # The functions of build.ps1 are steps of a build, not commands that somebody would want to try with -WhatIf.
        'PSUseShouldProcessForStateChangingFunctions'
    )
}
