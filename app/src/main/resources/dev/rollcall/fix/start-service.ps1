param($Request)
# Starts the services that Remote Desktop needs, and makes those that are disabled startable. $Request: action (plan, apply,
# undo) and what FixRequest says. Prints one line of JSON. "plan" changes nothing.

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

# ==== end ====

# In the order in which they are started.
$needed = @('TermService', 'UmRdpService')

function Get-Wanted {
    $wanted = @()
    foreach ($name in $needed) {
        $service = Get-CimInstance -ClassName Win32_Service -Filter "Name='$name'"
        if ($null -eq $service) {
            continue
        }
        $report['image'][$name] = @{ state = [string]$service.State; start = [string]$service.StartMode }
        if ([string]$service.StartMode -eq 'Disabled') {
            # Manual is how Windows has them: something starts them when the host does.
            Add-Change -What "start of $name" -Before 'disabled' -After 'manual'
            $wanted += @{ name = $name; what = 'enable' }
        }
        if ([string]$service.State -ne 'Running') {
            Add-Change -What $name -Before ([string]$service.State).ToLowerInvariant() -After 'running'
            $wanted += @{ name = $name; what = 'start' }
        }
    }
    return , $wanted
}

function Wait-Service {
    param($Name, $State, $Seconds)
    $end = ([datetime]::UtcNow).AddSeconds($Seconds)
    while (([datetime]::UtcNow) -lt $end) {
        $service = Get-CimInstance -ClassName Win32_Service -Filter "Name='$Name'"
        if ([string]$service.State -eq $State) {
            return $true
        }
        Start-Sleep -Milliseconds 500
    }
    return $false
}

function Invoke-Apply {
    param($Wanted)
    foreach ($step in $Wanted) {
        $name = $step['name']
        if ($step['what'] -eq 'enable') {
            Set-Service -Name $name -StartupType Manual
            Add-Note -Words "$name can be started again"
        }
        else {
            Start-Service -Name $name
            if (-not (Wait-Service -Name $name -State 'Running' -Seconds 30)) {
                throw "$name did not start within 30 seconds"
            }
            Add-Note -Words "$name runs"
        }
    }
}

function Invoke-Undo {
    $reversed = @('UmRdpService', 'TermService')
    foreach ($name in $reversed) {
        $was = Get-Asked -From $image -Name $name
        if ($null -eq $was) {
            continue
        }
        $service = Get-CimInstance -ClassName Win32_Service -Filter "Name='$name'"
        if ([string](Get-Asked -From $was -Name 'state') -eq 'Stopped' -and [string]$service.State -ne 'Stopped') {
            Add-Change -What $name -Before 'running' -After 'stopped'
            Stop-Service -Name $name -Force
            Add-Note -Words "$name stopped"
        }
        if ([string](Get-Asked -From $was -Name 'start') -eq 'Disabled' -and [string]$service.StartMode -ne 'Disabled') {
            Add-Change -What "start of $name" -Before 'manual' -After 'disabled'
            Set-Service -Name $name -StartupType Disabled
            Add-Note -Words "$name disabled"
        }
    }
}

try {
    if ($action -eq 'undo') {
        Invoke-Undo
        Write-Report -State 'undone'
        exit 0
    }
    $wanted = Get-Wanted
    if ($report['image'].Count -eq 0) {
        Write-Report -State 'not-applicable' -Because 'this host has no Remote Desktop Services'
    }
    elseif ($wanted.Count -eq 0) {
        Write-Report -State 'already-so' -Because 'TermService and UmRdpService run'
    }
    elseif ($action -eq 'plan') {
        Write-Report -State 'would-change'
    }
    elseif ($action -eq 'apply') {
        Invoke-Apply -Wanted $wanted
        Write-Report -State 'changed'
    }
    else {
        Write-Report -State 'refused' -Because "nothing to do for the action $action"
    }
}
catch {
    $why = Get-Why -Failure $_
    if ($why -eq 'access denied') {
        Write-Report -State 'access-denied' -Because 'the account may not do this'
    }
    else {
        Write-Report -State 'failed' -Because $why
    }
}
exit 0
