param($Request)
# Sets which security the listener takes: rdp (standard RDP security alone), negotiate (what client and host both know) or tls.
# $Request: action (plan, apply, undo), parameters.layer, and what FixRequest says. Prints one line of JSON. "plan" changes
# nothing.

# ==== report: the same in every fix ====

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$WarningPreference = 'SilentlyContinue'
$VerbosePreference = 'SilentlyContinue'
$DebugPreference = 'SilentlyContinue'
$InformationPreference = 'SilentlyContinue'
$ConfirmPreference = 'None'
$WhatIfPreference = $false
$PSDefaultParameterValues = @{}
$OFS = ' '
Set-StrictMode -Off

$report = @{ changes = @(); log = @(); image = @{} }

# A field of the request; nothing where there is none.
function Get-Asked {
    param($From, $Name)
    if ($null -eq $From) {
        return $null
    }
    $property = $From.PSObject.Properties[$Name]
    if ($null -eq $property) {
        return $null
    }
    return $property.Value
}

# What failed, in a few words.
function Get-Why {
    param($Failure)
    $id = [string]$Failure.FullyQualifiedErrorId
    $denied = @(-2147024891, -2147217405, -2146233078, -2147023570)
    if ($denied -contains $Failure.Exception.HResult -or [string]$Failure.CategoryInfo.Category -eq 'PermissionDenied') {
        return 'access denied'
    }
    if ($id -like '*ConstrainedLanguage*' -or $id -like '*CannotUse*LanguageMode*') {
        return 'constrained language mode'
    }
    if ($id -like '*CommandNotFound*') {
        return 'no such command on this host'
    }
    $words = ([string]$Failure.Exception.Message -replace '\s+', ' ').Trim()
    if ($words.Length -gt 200) {
        $words = $words.Substring(0, 200)
    }
    return $words
}

# A value of a registry key; nothing where there is none.
function Get-Value {
    param($Key, $Name)
    if (-not (Test-Path -LiteralPath $Key)) {
        return $null
    }
    $item = Get-ItemProperty -LiteralPath $Key
    if ($null -eq $item) {
        return $null
    }
    $property = $item.PSObject.Properties[$Name]
    if ($null -eq $property) {
        return $null
    }
    return , $property.Value
}

function Add-Change {
    param($What, $Before, $After)
    $report['changes'] += @{ what = [string]$What; before = [string]$Before; after = [string]$After }
}

function Add-Note {
    param($Words)
    $time = ([datetime]::UtcNow).ToString('HH:mm:ss', [Globalization.CultureInfo]::InvariantCulture)
    $report['log'] += "$time $Words"
}

# What tells this machine from all others.
function Get-Machine {
    $id = ''
    try {
        $id = [string](Get-Value -Key 'HKLM:\SOFTWARE\Microsoft\Cryptography' -Name 'MachineGuid')
    }
    catch {
        Add-Note -Words "machine id: $(Get-Why -Failure $_)"
    }
    return ($id + ':' + [Environment]::MachineName)
}

# Prints the report; plain ASCII survives every code page on its way out.
function Write-Report {
    param($State, $Because)
    $document = @{
        version = 1; state = [string]$State; because = [string]$Because
        machine = [string]$machine; computer = [string][Environment]::MachineName
        changes = @($report['changes']); image = $report['image']; log = @($report['log'])
    }
    $json = ConvertTo-Json -InputObject $document -Depth 8 -Compress
    $foreign = @{}
    foreach ($character in $json.ToCharArray()) {
        if ([int]$character -gt 126) {
            $foreign[[int]$character] = [string]$character
        }
    }
    foreach ($number in $foreign.Keys) {
        $json = $json.Replace($foreign[$number], ('\u{0:x4}' -f $number))
    }
    $json
}

$action = [string](Get-Asked -From $Request -Name 'action')
$parameters = Get-Asked -From $Request -Name 'parameters'
$image = Get-Asked -From $Request -Name 'image'
$machine = Get-Machine
$expected = [string](Get-Asked -From $Request -Name 'machine')
if ($expected -and $expected -ne $machine) {
    Write-Report -State 'wrong-machine' -Because "this is $([Environment]::MachineName), another machine than the one that was planned for"
    exit 0
}

# ==== listener: the same in every fix that has it ====

$listenerKey = 'HKLM:\SYSTEM\CurrentControlSet\Control\Terminal Server\WinStations\RDP-Tcp'
$policyKey = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services'

# The settings of the listener; nothing where there is none.
function Get-Listener {
    $found = @(Get-CimInstance -Namespace 'root\cimv2\TerminalServices' -ClassName Win32_TSGeneralSetting -Filter "TerminalName='RDP-Tcp'")
    if ($found.Count -eq 0) {
        return $null
    }
    return $found[0]
}

# Whether a group policy decides: what is written here would be refused, or overruled.
function Test-Policy {
    param($Listener, $Source, $Name)
    if ([string](Get-Asked -From $Listener -Name $Source) -eq '1') {
        return $true
    }
    return ($null -ne (Get-Value -Key $policyKey -Name $Name))
}

# Whether NLA is required, 1 or 0; nothing where it can't be learnt.
function Get-Required {
    param($Listener)
    $value = Get-Asked -From $Listener -Name 'UserAuthenticationRequired'
    if ($null -eq $value) {
        $value = Get-Value -Key $listenerKey -Name 'UserAuthentication'
    }
    if ($null -eq $value) {
        return $null
    }
    return [int]$value
}

# The security layer, 0 (RDP), 1 (negotiate) or 2 (TLS); nothing where it can't be learnt. The registry comes first: in the
# property of the class these numbers are said to be others.
function Get-Layer {
    param($Listener)
    $value = Get-Value -Key $listenerKey -Name 'SecurityLayer'
    if ($null -eq $value) {
        $value = Get-Asked -From $Listener -Name 'SecurityLayer'
    }
    if ($null -eq $value) {
        return $null
    }
    return [int]$value
}

function Set-Listener {
    param($Listener, $Method, $Argument, $Value)
    $arguments = @{}
    $arguments[$Argument] = [uint32]$Value
    $result = Invoke-CimMethod -InputObject $Listener -MethodName $Method -Arguments $arguments
    $code = [long](Get-Asked -From $result -Name 'ReturnValue')
    if ($code -eq 2147749910) {
        throw "$Method returned 0x80041016"
    }
    if ($code -ne 0) {
        throw "$Method returned $code"
    }
    Add-Note -Words "$Method $Value"
}

# How the provider says that a group policy decides: WBEM_E_INVALID_OPERATION.
function Test-Conflict {
    param($Failure)
    $said = [string]$Failure.FullyQualifiedErrorId + ' ' + [string]$Failure.Exception.Message
    return ($Failure.Exception.HResult -eq -2147217386 -or $said -like '*0x80041016*')
}

function Write-Failure {
    param($Failure)
    $why = Get-Why -Failure $Failure
    if ($why -eq 'access denied') {
        Write-Report -State 'access-denied' -Because 'the account may not do this'
    }
    elseif (Test-Conflict -Failure $Failure) {
        Write-Report -State 'set-by-policy' -Because 'a group policy decides this'
    }
    else {
        Write-Report -State 'failed' -Because $why
    }
}

# ==== end ====

$layers = @('rdp', 'negotiate', 'tls')
$numbers = @{ rdp = 0; negotiate = 1; tls = 2 }

function Get-LayerName {
    param($Value)
    if ($null -ne $Value -and $Value -ge 0 -and $Value -le 2) {
        return $layers[$Value]
    }
    return [string]$Value
}

# What was not written down before is not written down afterwards.
function Invoke-Undo {
    param($Listener)
    $was = [string](Get-Asked -From $image -Name 'layer')
    $written = [string](Get-Asked -From $image -Name 'written')
    if (@('', '0', '1', '2') -notcontains $was -or @('yes', 'no') -notcontains $written) {
        Write-Report -State 'refused' -Because 'the image is not one of this fix'
        return
    }
    $now = Get-Layer -Listener $Listener
    if ($was -ne '' -and [string]$now -ne $was) {
        Add-Change -What 'security layer' -Before (Get-LayerName -Value $now) -After (Get-LayerName -Value ([int]$was))
        Set-Listener -Listener $Listener -Method 'SetSecurityLayer' -Argument 'SecurityLayer' -Value $was
    }
    if ($written -eq 'no' -and $null -ne (Get-Value -Key $listenerKey -Name 'SecurityLayer')) {
        Remove-ItemProperty -LiteralPath $listenerKey -Name 'SecurityLayer'
        Add-Note -Words 'SecurityLayer is no longer in the registry, as before'
    }
    Write-Report -State 'undone'
}

function Invoke-Fix {
    $listener = Get-Listener
    if ($null -eq $listener) {
        Write-Report -State 'not-applicable' -Because 'this host has no listener RDP-Tcp'
        return
    }
    if ($action -eq 'undo') {
        Invoke-Undo -Listener $listener
        return
    }
    $layer = [string](Get-Asked -From $parameters -Name 'layer')
    if ($layers -cnotcontains $layer) {
        Write-Report -State 'refused' -Because 'layer is rdp, negotiate or tls'
        return
    }
    $wanted = $numbers[$layer]
    $now = Get-Layer -Listener $listener
    $written = 'no'
    if ($null -ne (Get-Value -Key $listenerKey -Name 'SecurityLayer')) {
        $written = 'yes'
    }
    $report['image']['layer'] = [string]$now
    $report['image']['written'] = $written
    if ($null -ne $now -and $now -eq $wanted) {
        Write-Report -State 'already-so' -Because "the security layer is $layer"
        return
    }
    if (Test-Policy -Listener $listener -Source 'PolicySourceSecurityLayer' -Name 'SecurityLayer') {
        Write-Report -State 'set-by-policy' -Because 'a group policy decides the security layer'
        return
    }
    $required = Get-Required -Listener $listener
    if ($layer -eq 'rdp' -and $null -ne $required -and $required -eq 1) {
        Write-Report -State 'refused' -Because 'NLA is required, and goes by TLS: with rdp nobody could connect'
        return
    }
    Add-Change -What 'security layer' -Before (Get-LayerName -Value $now) -After $layer
    if ($action -eq 'plan') {
        Write-Report -State 'would-change'
    }
    elseif ($action -eq 'apply') {
        Set-Listener -Listener $listener -Method 'SetSecurityLayer' -Argument 'SecurityLayer' -Value $wanted
        Write-Report -State 'changed'
    }
    else {
        Write-Report -State 'refused' -Because "nothing to do for the action $action"
    }
}

try {
    Invoke-Fix
}
catch {
    Write-Failure -Failure $_
}
exit 0
