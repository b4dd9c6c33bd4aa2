param($Request)
# Lets this host take Remote Desktop connections: by the method of Win32_TerminalServiceSetting, which also opens the firewall's
# own exception, and by the two switches beside it. Where a group policy decides, nothing is done. $Request: action (plan, apply,
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

$serverKey = 'HKLM:\SYSTEM\CurrentControlSet\Control\Terminal Server'
$listenerKey = 'HKLM:\SYSTEM\CurrentControlSet\Control\Terminal Server\WinStations\RDP-Tcp'
$policyKey = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services'
# Never by the names that Windows translates.
$group = '@FirewallAPI.dll,-28752'

function Get-Number {
    param($Key, $Name)
    $value = Get-Value -Key $Key -Name $Name
    if ($null -eq $value) {
        return $null
    }
    return [int]$value
}

# The object that the method belongs to; nothing where it can't be had.
function Get-Setting {
    $found = @(Get-CimInstance -Namespace 'root\cimv2\TerminalServices' -ClassName Win32_TerminalServiceSetting)
    if ($found.Count -eq 0) {
        return $null
    }
    return $found[0]
}

# The rules of the firewall's exception: names and whether they are on.
function Get-ExceptionRule {
    $rules = @{}
    try {
        foreach ($rule in @(Get-NetFirewallRule -Group $group)) {
            if ($null -eq $rule) {
                continue
            }
            $name = [string]$rule.Name
            if ($name -match '^[A-Za-z0-9_.{}-]{1,200}\z') {
                $rules[$name] = @('True', '1') -contains [string]$rule.Enabled
            }
        }
    }
    catch {
        if ([string]$_.FullyQualifiedErrorId -notlike 'CmdletizationQuery_NotFound*') {
            Add-Note -Words "firewall rules: $(Get-Why -Failure $_)"
        }
    }
    return $rules
}

# Empty where the method did it; otherwise why not.
function Set-Allowed {
    param($Setting, $Allow, $Firewall)
    try {
        $arguments = @{ AllowTSConnections = [uint32]$Allow; ModifyFirewallException = [uint32]$Firewall }
        $answer = Invoke-CimMethod -InputObject $Setting -MethodName SetAllowTSConnections -Arguments $arguments
        $code = [int64](Get-Asked -From $answer -Name 'ReturnValue')
    }
    catch {
        $words = [string]$_.Exception.Message
        if ($_.Exception.HResult -eq -2147217386 -or $words -like '*80041016*') {
            return 'policy'
        }
        throw
    }
    if ($code -eq 2147749910 -or $code -eq -2147217386) {
        return 'policy'
    }
    if ($code -ne 0) {
        return "SetAllowTSConnections ended with $code"
    }
    return ''
}

# Empty where no policy decides, or where the one that does allows it.
function Get-Policy {
    param($Setting)
    $byPolicy = Get-Number -Key $policyKey -Name 'fDenyTSConnections'
    if ($null -ne $byPolicy -and $byPolicy -ne 0) {
        return 'a group policy disables Remote Desktop (fDenyTSConnections)'
    }
    $source = Get-Asked -From $Setting -Name 'PolicySourceAllowTSConnections'
    $allowed = Get-Asked -From $Setting -Name 'AllowTSConnections'
    if ($null -ne $source -and [int]$source -eq 1 -and $null -ne $allowed -and [int]$allowed -eq 0) {
        return 'a group policy disables Remote Desktop (PolicySourceAllowTSConnections)'
    }
    return ''
}

# Switches beside it, both of which are off with 0.
function Get-Switch {
    return , @(
        @{ key = $serverKey; name = 'TSEnabled' }
        @{ key = $listenerKey; name = 'fEnableWinStation' }
    )
}

# Whether connections are let in, by what takes effect.
function Test-Allowed {
    param($Setting)
    $byPolicy = Get-Number -Key $policyKey -Name 'fDenyTSConnections'
    if ($null -ne $byPolicy) {
        return $byPolicy -eq 0
    }
    $denied = Get-Number -Key $serverKey -Name 'fDenyTSConnections'
    if ($null -ne $denied) {
        return $denied -eq 0
    }
    $allowed = Get-Asked -From $Setting -Name 'AllowTSConnections'
    return $null -ne $allowed -and [int]$allowed -eq 1
}

function Invoke-Apply {
    param($Setting, $Allow, $ToSet)
    foreach ($each in $ToSet) {
        Set-ItemProperty -LiteralPath $each['key'] -Name $each['name'] -Value 1 -Type DWord
        Add-Note -Words "$($each['name']) is 1"
    }
    if (-not $Allow) {
        return ''
    }
    if ($null -eq $Setting) {
        return 'Win32_TerminalServiceSetting is not there'
    }
    $trouble = Set-Allowed -Setting $Setting -Allow 1 -Firewall 1
    if ($trouble) {
        return $trouble
    }
    Add-Note -Words 'connections are allowed, with the firewall exception'
    if (-not (Test-Allowed -Setting (Get-Setting))) {
        return 'Remote Desktop is still disabled'
    }
    return ''
}

function Invoke-Undo {
    $denied = Get-Asked -From $image -Name 'denied'
    if ($null -eq $denied) {
        Write-Report -State 'refused' -Because 'the image does not say how it was'
        return
    }
    if ([int]$denied -ne 0 -and (Get-Number -Key $serverKey -Name 'fDenyTSConnections') -eq 0) {
        Add-Change -What 'Remote Desktop' -Before 'enabled' -After 'disabled'
        $trouble = Set-Allowed -Setting (Get-Setting) -Allow 0 -Firewall 0
        if ($trouble -eq 'policy') {
            Write-Report -State 'set-by-policy' -Because 'a group policy decides'
            return
        }
        if ($trouble) {
            Write-Report -State 'failed' -Because $trouble
            return
        }
        Add-Note -Words 'connections are not allowed any more'
    }
    foreach ($each in (Get-Switch)) {
        $was = Get-Asked -From $image -Name $each['name']
        $now = Get-Number -Key $each['key'] -Name $each['name']
        if ($null -ne $was -and [int]$was -eq 0 -and $now -ne 0) {
            Add-Change -What $each['name'] -Before $now -After 0
            Set-ItemProperty -LiteralPath $each['key'] -Name $each['name'] -Value 0 -Type DWord
            Add-Note -Words "$($each['name']) is 0 again"
        }
    }
    $then = Get-Asked -From $image -Name 'rules'
    $rules = Get-ExceptionRule
    foreach ($name in $rules.Keys) {
        $was = Get-Asked -From $then -Name $name
        if ($null -ne $was -and -not $was -and $rules[$name]) {
            Add-Change -What "firewall rule $name" -Before 'on' -After 'off'
            Set-NetFirewallRule -Name $name -Enabled False
            Add-Note -Words "firewall rule $name is off again"
        }
    }
    Write-Report -State 'undone'
}

try {
    if ($action -eq 'undo') {
        Invoke-Undo
        exit 0
    }
    if (-not (Test-Path -LiteralPath $serverKey)) {
        Write-Report -State 'not-applicable' -Because 'this host has no Remote Desktop Services'
        exit 0
    }
    $setting = $null
    try {
        $setting = Get-Setting
    }
    catch {
        Add-Note -Words "Win32_TerminalServiceSetting: $(Get-Why -Failure $_)"
    }
    $denied = Get-Number -Key $serverKey -Name 'fDenyTSConnections'
    if ($null -eq $denied) {
        # That is how Windows takes it.
        $denied = 1
    }
    $report['image']['denied'] = $denied
    $rules = Get-ExceptionRule
    $report['image']['rules'] = $rules
    $toSet = @()
    foreach ($each in (Get-Switch)) {
        $value = Get-Number -Key $each['key'] -Name $each['name']
        if ($null -ne $value) {
            $report['image'][$each['name']] = $value
        }
        if ($null -ne $value -and $value -eq 0) {
            $toSet += $each
        }
    }
    $policy = Get-Policy -Setting $setting
    if ($policy) {
        Write-Report -State 'set-by-policy' -Because $policy
        exit 0
    }
    $allow = -not (Test-Allowed -Setting $setting)
    if (-not $allow -and $toSet.Count -eq 0) {
        Write-Report -State 'already-so' -Because 'Remote Desktop is enabled'
        exit 0
    }
    if ($allow) {
        Add-Change -What 'Remote Desktop' -Before 'disabled' -After 'enabled'
        foreach ($name in @($rules.Keys | Sort-Object)) {
            if (-not $rules[$name] -and $name -notlike '*Shadow*') {
                Add-Change -What "firewall rule $name" -Before 'off' -After 'on'
            }
        }
    }
    foreach ($each in $toSet) {
        Add-Change -What $each['name'] -Before 0 -After 1
    }
    if ($action -eq 'plan') {
        Write-Report -State 'would-change'
    }
    elseif ($action -eq 'apply') {
        $trouble = Invoke-Apply -Setting $setting -Allow $allow -ToSet $toSet
        if ($trouble -eq 'policy') {
            Write-Report -State 'set-by-policy' -Because 'a group policy decides (0x80041016)'
        }
        elseif ($trouble) {
            Write-Report -State 'failed' -Because $trouble
        }
        else {
            Write-Report -State 'changed'
        }
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
