param($Request)
# Stops and starts the services of Remote Desktop: those that depend on TermService first, then TermService, and back in reverse.
# Everybody is cut off; sessions go on and can be taken up again. $Request: action (plan, apply) and what FixRequest says. Prints
# one line of JSON. "plan" changes nothing.

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

# ==== services: the same in every fix that has it ====

# What is known of a service: name, state (without blanks, lower case), start (lower case), process; nothing where there is none.
function Get-ServiceFact {
    param($Name)
    try {
        $found = @(Get-CimInstance -ClassName Win32_Service -Filter "Name='$Name'")
        if ($found.Count -eq 0 -or $null -eq $found[0]) {
            return $null
        }
        $state = [string]$found[0].State
        $start = [string]$found[0].StartMode
        $process = [int]$found[0].ProcessId
    }
    catch {
        Add-Note -Words "Win32_Service: $(Get-Why -Failure $_)"
        try {
            $other = Get-Service -Name $Name
        }
        catch {
            if ([string]$_.FullyQualifiedErrorId -like 'NoServiceFoundForGivenName*') {
                return $null
            }
            throw
        }
        $state = [string]$other.Status
        $start = [string](Get-Asked -From $other -Name 'StartType')
        $process = 0
    }
    $state = ($state -replace '\s', '').ToLowerInvariant()
    $start = $start.ToLowerInvariant()
    if ($start -eq 'automatic') {
        $start = 'auto'
    }
    return @{ name = $Name; state = $state; start = $start; process = $process }
}

# Waits for a service to be in a state; says in which it then is.
function Wait-Service {
    param($Name, $State, $Seconds)
    $end = ([datetime]::UtcNow).AddSeconds($Seconds)
    $now = ''
    while ($true) {
        $fact = Get-ServiceFact -Name $Name
        if ($null -ne $fact) {
            $now = $fact['state']
        }
        if ($now -eq $State -or ([datetime]::UtcNow) -ge $end) {
            return $now
        }
        Start-Sleep -Milliseconds 500
    }
}

# Starts a service, whatever state it is in. Says what went wrong; nothing where it runs.
function Start-Needed {
    param($Name)
    try {
        $fact = Get-ServiceFact -Name $Name
        if ($null -eq $fact) {
            return "there is no $Name"
        }
        $now = $fact['state']
        if ($now -eq 'stoppending') {
            $now = Wait-Service -Name $Name -State 'stopped' -Seconds 45
            if ($now -eq 'stoppending') {
                return "$Name never ends stopping: restart the host"
            }
        }
        if ($now -eq 'paused') {
            Resume-Service -Name $Name
        }
        elseif ($now -ne 'running' -and $now -ne 'startpending') {
            Start-Service -Name $Name
        }
        $now = Wait-Service -Name $Name -State 'running' -Seconds 45
        if ($now -ne 'running') {
            return "$Name did not start within 45 seconds: it is $now"
        }
        Add-Note -Words "$Name runs"
        return ''
    }
    catch {
        $why = Get-Why -Failure $_
        if ($why -eq 'access denied') {
            throw
        }
        return "$Name did not start: $why"
    }
}

# Asks a service to stop, and waits. Says what went wrong; nothing where it stands. Nothing is ever killed: TermService shares
# its process with others.
function Stop-Needed {
    param($Name)
    $fact = Get-ServiceFact -Name $Name
    if ($null -eq $fact -or $fact['state'] -eq 'stopped') {
        return ''
    }
    if ($fact['state'] -ne 'stoppending') {
        $how = @{ Name = $Name; Force = $true }
        # Where it can be had, so that a service which hangs doesn't take us with it.
        $command = Get-Command -Name 'Stop-Service'
        if ($null -ne $command.Parameters -and $command.Parameters.ContainsKey('NoWait')) {
            $how['NoWait'] = $true
        }
        try {
            Stop-Service @how
        }
        catch {
            $why = Get-Why -Failure $_
            if ($why -eq 'access denied') {
                throw
            }
            # It may be on its way all the same.
            Add-Note -Words "stopping ${Name}: $why"
        }
    }
    $now = Wait-Service -Name $Name -State 'stopped' -Seconds 45
    if ($now -eq 'stopped') {
        Add-Note -Words "$Name stopped"
        return ''
    }
    if ($now -eq 'stoppending') {
        return "$Name never ends stopping; its process is left alone, for others live in it: restart the host"
    }
    return "$Name did not stop within 45 seconds: it is $now"
}

# ==== end ====

# What runs only while TermService does, in the order in which it is stopped.
function Get-Dependent {
    $names = @('UmRdpService')
    try {
        $others = @(Get-Service -Name 'TermService' -DependentServices)
        foreach ($other in $others) {
            $name = [string]$other.Name
            if ($name -match '^[A-Za-z0-9_.-]+$' -and $names -notcontains $name) {
                $names += $name
            }
        }
    }
    catch {
        Add-Note -Words "what depends on TermService: $(Get-Why -Failure $_)"
    }
    return , $names
}

# Those that share the process of TermService.
function Get-Neighbour {
    param($Process)
    $names = @()
    if ($Process -le 0) {
        return ''
    }
    try {
        foreach ($other in @(Get-CimInstance -ClassName Win32_Service -Filter "ProcessId=$Process")) {
            if ($null -ne $other -and [string]$other.Name -ne 'TermService') {
                $names += [string]$other.Name
            }
        }
    }
    catch {
        return ''
    }
    return ($names -join ', ')
}

# Starts in the order opposite to that in which they were stopped.
function Start-Again {
    param($Names)
    $troubles = @()
    for ($at = $Names.Count - 1; $at -ge 0; $at--) {
        $trouble = Start-Needed -Name $Names[$at]
        if ($trouble) {
            Add-Note -Words $trouble
            $troubles += $trouble
        }
    }
    return ($troubles -join '; ')
}

function Invoke-Apply {
    param($Order)
    $stopped = @()
    foreach ($name in $Order) {
        $trouble = Stop-Needed -Name $name
        if ($trouble) {
            $neighbours = Get-Neighbour -Process $term['process']
            if ($name -eq 'TermService' -and $neighbours) {
                Add-Note -Words "$neighbours live in the process of TermService"
            }
            # What was stopped comes back where it can.
            $fact = Get-ServiceFact -Name 'TermService'
            if ($null -ne $fact -and $fact['state'] -eq 'running' -and $stopped.Count -gt 0) {
                $again = Start-Again -Names $stopped
                if ($again) {
                    $trouble = "$trouble; $again"
                }
            }
            return $trouble
        }
        $stopped += $name
    }
    return (Start-Again -Names $Order)
}

try {
    $term = Get-ServiceFact -Name 'TermService'
    if ($action -ne 'plan' -and $action -ne 'apply') {
        $because = "nothing to do for the action $action"
        if ($action -eq 'undo') {
            $because = "a restart can't be taken back"
        }
        Write-Report -State 'refused' -Because $because
        exit 0
    }
    if ($null -eq $term) {
        Write-Report -State 'not-applicable' -Because 'this host has no Remote Desktop Services'
        exit 0
    }
    $report['image']['TermService'] = @{ state = $term['state']; start = $term['start']; process = $term['process'] }
    if ($term['start'] -eq 'disabled') {
        # Stopped, it would not start again.
        Write-Report -State 'not-applicable' -Because 'TermService is disabled: start-service is for that'
        exit 0
    }
    $order = @()
    foreach ($name in (Get-Dependent)) {
        $fact = Get-ServiceFact -Name $name
        if ($null -eq $fact -or $fact['start'] -eq 'disabled') {
            continue
        }
        # Others that stand still are left so.
        if ($name -eq 'UmRdpService' -or $fact['state'] -ne 'stopped') {
            $report['image'][$name] = @{ state = $fact['state']; start = $fact['start'] }
            $order += $name
        }
    }
    $order += 'TermService'
    foreach ($name in $order) {
        Add-Change -What $name -Before $report['image'][$name]['state'] -After 'restarted'
    }
    if ($action -eq 'plan') {
        Write-Report -State 'would-change'
        exit 0
    }
    $trouble = Invoke-Apply -Order $order
    if ($trouble) {
        Write-Report -State 'failed' -Because $trouble
    }
    else {
        Write-Report -State 'changed'
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
