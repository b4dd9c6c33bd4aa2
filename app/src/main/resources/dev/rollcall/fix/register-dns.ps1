param($Request)
# Has this host write its own name and addresses into DNS anew. There is nothing to take back. $Request: action (plan, apply),
# parameters.on, and what FixRequest says. Prints one line of JSON. "plan" changes nothing.

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

# Whether any connection is set to register its address. Where that can't be learnt it is tried.
function Test-Registering {
    try {
        $connections = @(Get-DnsClient)
        if ($connections.Count -eq 0) {
            return $true
        }
        foreach ($connection in $connections) {
            if ([string](Get-Asked -From $connection -Name 'RegisterThisConnectionsAddress') -ne 'False') {
                return $true
            }
        }
        return $false
    }
    catch {
        Add-Note -Words "connections: $(Get-Why -Failure $_)"
        return $true
    }
}

function Invoke-Apply {
    if ($null -ne (Get-Command -Name 'Register-DnsClient' -ErrorAction SilentlyContinue)) {
        Register-DnsClient
        Add-Note -Words 'Register-DnsClient'
    }
    else {
        $null = ipconfig.exe /registerdns
        if ($LASTEXITCODE -ne 0) {
            throw "ipconfig /registerdns ended with $LASTEXITCODE"
        }
        Add-Note -Words 'ipconfig /registerdns'
    }
}

try {
    if ([string](Get-Asked -From $parameters -Name 'on') -ne 'host') {
        Write-Report -State 'refused' -Because 'the record that is missing is that of the host: say on=host'
    }
    elseif ($action -ne 'plan' -and $action -ne 'apply') {
        Write-Report -State 'refused' -Because "nothing to do for the action $action"
    }
    elseif (-not (Test-Registering)) {
        Write-Report -State 'refused' -Because 'no connection of this host is set to register its address in DNS'
    }
    else {
        Add-Change -What "DNS records of $([Environment]::MachineName)" -Before '' -After 'registered anew'
        if ($action -eq 'plan') {
            Write-Report -State 'would-change'
        }
        else {
            Invoke-Apply
            Write-Report -State 'changed' -Because 'name servers take some minutes'
        }
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
