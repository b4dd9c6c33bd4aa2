param($Request)
# Has Windows Firewall let clients from the given networks through to the Remote Desktop port, and nobody else: by the built-in
# rules for port 3389, by a rule of its own for another. $Request: action (plan, apply, undo), parameters (from: networks such as
# 10.1.0.0/16, local, any) and what FixRequest says. Prints one line of JSON. "plan" changes nothing.

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

$listenerKey = 'HKLM:\SYSTEM\CurrentControlSet\Control\Terminal Server\WinStations\RDP-Tcp'
$policyRoot = 'HKLM:\SOFTWARE\Policies\Microsoft\WindowsFirewall'
# Names, never what they are displayed as: that is translated.
$builtIn = @('RemoteDesktop-UserMode-In-TCP', 'RemoteDesktop-UserMode-In-UDP')
$group = '@FirewallAPI.dll,-28752'
$ownPrefix = 'Rollcall-RemoteDesktop-In'

# ---- networks ------------------------------------------------------------------------------------------------------

# One network as Windows Firewall takes it; nothing where it is none.
function Get-Network {
    param($Text)
    if ($Text -eq 'local') {
        return 'LocalSubnet'
    }
    if ($Text -eq 'any') {
        return 'Any'
    }
    if ($Text -match '^([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})(/([0-9]{1,2}))?\z') {
        foreach ($at in @(1, 2, 3, 4)) {
            if ([int]$Matches[$at] -gt 255) {
                return $null
            }
        }
        if ($Matches[6] -and [int]$Matches[6] -gt 32) {
            return $null
        }
        return $Text
    }
    if ($Text -match ':.*:' -and $Text -match '^[0-9A-Fa-f:]{2,39}(/([0-9]{1,3}))?\z') {
        if ($Matches[2] -and [int]$Matches[2] -gt 128) {
            return $null
        }
        return $Text.ToLowerInvariant()
    }
    return $null
}

# All of them; nothing where one is none.
function Get-Asker {
    $from = [string](Get-Asked -From $parameters -Name 'from')
    if (-not $from) {
        $from = 'local'
    }
    $networks = @()
    foreach ($part in ($from -split ',')) {
        $text = $part.Trim(' ')
        if ($text -match '^[0-9A-Fa-f:./]{2,50}\z' -or $text -eq 'local' -or $text -eq 'any') {
            $network = Get-Network -Text $text
        }
        else {
            $network = $null
        }
        if ($null -eq $network) {
            return $null
        }
        if (@('0.0.0.0/0', '::/0') -contains $network) {
            $network = 'Any'
        }
        if ($networks -notcontains $network) {
            $networks += $network
        }
    }
    if ($networks.Count -gt 100) {
        return $null
    }
    if ($networks -contains 'Any') {
        $networks = @('Any')
    }
    return , $networks
}

# In one form: Windows gives back 10.0.0.0/8 as 10.0.0.0/255.0.0.0, without host bits.
function Get-Plain {
    param($Text)
    $plain = ([string]$Text).ToLowerInvariant()
    if ($plain -notmatch '^([0-9]+)\.([0-9]+)\.([0-9]+)\.([0-9]+)(/(.+))?\z') {
        return $plain
    }
    $octets = @([int]$Matches[1], [int]$Matches[2], [int]$Matches[3], [int]$Matches[4])
    $size = 32
    $mask = [string]$Matches[6]
    if ($mask -match '^[0-9]{1,2}\z') {
        $size = [int]$mask
    }
    elseif ($mask -match '^[0-9]+\.[0-9]+\.[0-9]+\.[0-9]+\z') {
        $size = 0
        foreach ($part in ($mask -split '\.')) {
            $left = [int]$part
            foreach ($bit in @(128, 64, 32, 16, 8, 4, 2, 1)) {
                if (($left -band $bit) -ne 0) {
                    $size++
                }
            }
        }
    }
    $masks = @(0, 128, 192, 224, 240, 248, 252, 254)
    $kept = @()
    foreach ($at in @(0, 1, 2, 3)) {
        $bits = $size - 8 * $at
        if ($bits -ge 8) {
            $kept += $octets[$at]
        }
        elseif ($bits -le 0) {
            $kept += 0
        }
        else {
            $kept += $octets[$at] -band $masks[$bits]
        }
    }
    return (($kept -join '.') + '/' + $size)
}

# Those of the wanted ones that are not among others.
function Get-Absent {
    param($Wanted, $There)
    $plain = @($There | ForEach-Object { Get-Plain -Text $_ })
    if ($plain -contains 'any' -or $plain.Count -eq 0) {
        return , @()
    }
    return , @($Wanted | Where-Object { $plain -notcontains (Get-Plain -Text $_) })
}

# ---- rules ---------------------------------------------------------------------------------------------------------

# What is known of a local rule; nothing where there is none.
function Get-RuleFact {
    param($Name)
    try {
        $found = @(Get-NetFirewallRule -Name $Name)
    }
    catch {
        if ([string]$_.FullyQualifiedErrorId -like 'CmdletizationQuery_NotFound*') {
            return $null
        }
        throw
    }
    if ($found.Count -eq 0 -or $null -eq $found[0]) {
        return $null
    }
    $rule = $found[0]
    $addresses = Get-NetFirewallAddressFilter -AssociatedNetFirewallRule $rule
    $remote = @($addresses.RemoteAddress | ForEach-Object { [string]$_ } | Where-Object { $_ })
    if ($remote.Count -eq 0) {
        $remote = @('Any')
    }
    return @{
        name = [string]$rule.Name
        enabled = @('True', '1') -contains [string]$rule.Enabled
        action = [string]$rule.Action
        profile = [string]$rule.Profile
        remote = $remote
    }
}

# The networks that the host is in, as Windows sorts them.
function Get-Category {
    $categories = @()
    try {
        foreach ($network in @(Get-NetConnectionProfile)) {
            $category = [string]$network.NetworkCategory
            if ($category -like 'Domain*' -or $category -eq '2') {
                $categories += 'Domain'
            }
            elseif ($category -eq 'Private' -or $category -eq '1') {
                $categories += 'Private'
            }
            elseif ($category) {
                $categories += 'Public'
            }
        }
    }
    catch {
        Add-Note -Words "network profiles: $(Get-Why -Failure $_)"
        $categories = @('Domain', 'Private', 'Public')
    }
    if ($categories.Count -eq 0) {
        $categories = @('Public')
    }
    return , @($categories | Select-Object -Unique)
}

function Test-ProfileMatch {
    param($Profiles, $Name)
    $text = [string]$Profiles
    $bits = @{ 'Domain' = 1; 'Private' = 2; 'Public' = 4 }
    if ($text -match '^[0-9]+\z') {
        return [int]$text -eq 0 -or ([int]$text -band $bits[$Name]) -ne 0
    }
    return -not $text -or $text -eq 'Any' -or $text -eq 'All' -or @($text -split '[,\s]+') -contains $Name
}

# Why a local rule would do nothing: a policy has its own rule for this, or none of ours count. Empty where they do.
function Get-Policy {
    param($Categories)
    foreach ($profileKey in @('DomainProfile', 'StandardProfile')) {
        $byPolicy = Get-Value -Key "$policyRoot\$profileKey\Services\RemoteDesktop" -Name 'Enabled'
        if ($null -ne $byPolicy) {
            return "a group policy decides on the Remote Desktop exception ($profileKey)"
        }
    }
    $keys = @{ 'Domain' = 'DomainProfile'; 'Private' = 'PrivateProfile'; 'Public' = 'PublicProfile' }
    foreach ($category in $Categories) {
        $merge = Get-Value -Key "$policyRoot\$($keys[$category])" -Name 'AllowLocalPolicyMerge'
        if ($null -ne $merge -and [int]$merge -eq 0) {
            return "a group policy has local firewall rules ignored (profile $category)"
        }
    }
    foreach ($each in @(Get-NetFirewallProfile -PolicyStore ActiveStore)) {
        if ($Categories -notcontains [string]$each.Name) {
            continue
        }
        if (@('False', '0') -contains [string]$each.AllowLocalFirewallRules) {
            return "a group policy has local firewall rules ignored (profile $($each.Name))"
        }
    }
    $ours = @()
    try {
        $ours = @(Get-NetFirewallRule -PolicyStore ActiveStore -Direction Inbound -Enabled True)
    }
    catch {
        if ([string]$_.FullyQualifiedErrorId -notlike 'CmdletizationQuery_NotFound*') {
            throw
        }
    }
    foreach ($rule in $ours) {
        if (@('GroupPolicy', '2') -notcontains [string]$rule.PolicyStoreSourceType) {
            continue
        }
        $isOurs = $builtIn -contains [string]$rule.Name -or [string]$rule.Group -eq $group -or [string]$rule.RuleGroup -eq $group
        if ($isOurs) {
            return "a group policy brings its own rule for Remote Desktop ($($rule.Name))"
        }
    }
    return ''
}

# Why the firewall lets everybody or nobody through, whatever its rules say; empty where they count.
function Get-Stance {
    param($Categories)
    $off = @()
    foreach ($each in @(Get-NetFirewallProfile -PolicyStore ActiveStore)) {
        $name = [string]$each.Name
        if ($Categories -notcontains $name) {
            continue
        }
        if (@('False', '0') -contains [string]$each.Enabled) {
            $off += $name
        }
        elseif (@('False', '0') -contains [string]$each.AllowInboundRules) {
            return @{ state = 'refused'; because = "profile $name is set to take no inbound connections at all" }
        }
    }
    if ($off.Count -gt 0 -and $off.Count -eq $Categories.Count) {
        return @{ state = 'already-so'; because = "the firewall is off (profile $($off -join ', '))" }
    }
    return $null
}

# The local rule that turns everybody away from the port, whatever others allow; empty where there is none.
function Get-Blocker {
    param($Port)
    $rules = @()
    try {
        $rules = @(Get-NetFirewallRule -Direction Inbound -Action Block -Enabled True)
    }
    catch {
        if ([string]$_.FullyQualifiedErrorId -notlike 'CmdletizationQuery_NotFound*') {
            throw
        }
    }
    foreach ($rule in $rules) {
        if ($null -eq $rule) {
            continue
        }
        $filter = Get-NetFirewallPortFilter -AssociatedNetFirewallRule $rule
        if ($null -eq $filter -or @('TCP', '6') -notcontains [string]$filter.Protocol) {
            continue
        }
        if (@($filter.LocalPort | ForEach-Object { [string]$_ }) -contains [string]$Port) {
            return [string]$rule.Name
        }
    }
    return ''
}

# What is to be done: each a rule that is to be changed or made.
function Get-Step {
    param($Port, $Networks, $Categories)
    $steps = @()
    $rules = @()
    if ($Port -eq 3389) {
        foreach ($name in $builtIn) {
            $fact = Get-RuleFact -Name $name
            if ($null -eq $fact) {
                continue
            }
            $covers = @($Categories | Where-Object { -not (Test-ProfileMatch -Profiles $fact['profile'] -Name $_) }).Count -eq 0
            if ($covers -and @('Block', '4') -notcontains $fact['action']) {
                $rules += $fact
            }
        }
    }
    $found = @($rules | ForEach-Object { $_['name'] })
    foreach ($protocol in @('TCP', 'UDP')) {
        $name = "RemoteDesktop-UserMode-In-$protocol"
        if ($found -contains $name) {
            continue
        }
        $ownName = "$ownPrefix-$protocol-$Port"
        $fact = Get-RuleFact -Name $ownName
        if ($null -eq $fact) {
            $report['image']['rules'] += @{ name = $ownName; there = $false }
            $steps += @{ name = $ownName; make = $true; protocol = $protocol; remote = $Networks }
            Add-Change -What "firewall rule $ownName" -Before '' -After "$protocol $Port from $($Networks -join ', ')"
        }
        else {
            $rules += $fact
        }
    }
    foreach ($fact in $rules) {
        $remote = @($fact['remote'])
        $report['image']['rules'] += @{ name = $fact['name']; there = $true; enabled = $fact['enabled']; remote = $remote }
        $target = $Networks
        if ($fact['enabled']) {
            $absent = Get-Absent -Wanted $Networks -There $remote
            if ($absent.Count -eq 0) {
                continue
            }
            # Whoever may connect now still may.
            $target = @($remote) + @($absent)
            if ($absent -contains 'Any') {
                $target = @('Any')
            }
        }
        $before = 'off'
        if ($fact['enabled']) {
            $before = "from $($remote -join ', ')"
        }
        $steps += @{ name = $fact['name']; make = $false; remote = @($target) }
        Add-Change -What "firewall rule $($fact['name'])" -Before $before -After "from $($target -join ', ')"
    }
    return , $steps
}

function Invoke-Apply {
    param($Steps, $Port)
    foreach ($step in $Steps) {
        $name = $step['name']
        $remote = [string[]]@($step['remote'])
        if ($step['make']) {
            $protocol = $step['protocol']
            $rule = @{
                Name = $name; DisplayName = "Remote Desktop (Rollcall, $protocol $Port)"; Direction = 'Inbound'; Action = 'Allow'
                Profile = 'Any'; Enabled = 'True'; Protocol = $protocol; LocalPort = [string]$Port; RemoteAddress = $remote
                Program = '%SystemRoot%\system32\svchost.exe'; Service = 'TermService'
            }
            $made = New-NetFirewallRule @rule
        }
        else {
            # Whom it lets in first: it is never open to more than that.
            Set-NetFirewallRule -Name $name -RemoteAddress $remote
            Set-NetFirewallRule -Name $name -Enabled True
        }
        Add-Note -Words "rule $name lets in $($remote -join ', ')"
    }
}

function Invoke-Undo {
    $rules = @(Get-Asked -From $image -Name 'rules')
    $known = $false
    foreach ($was in $rules) {
        $name = [string](Get-Asked -From $was -Name 'name')
        if ($builtIn -notcontains $name -and $name -notmatch '^Rollcall-RemoteDesktop-In-(TCP|UDP)-[0-9]{1,5}\z') {
            continue
        }
        $known = $true
        $fact = Get-RuleFact -Name $name
        if ($null -eq $fact) {
            continue
        }
        if (-not (Get-Asked -From $was -Name 'there')) {
            Add-Change -What "firewall rule $name" -Before "from $($fact['remote'] -join ', ')" -After ''
            Remove-NetFirewallRule -Name $name
            Add-Note -Words "rule $name removed"
            continue
        }
        $enabled = [bool](Get-Asked -From $was -Name 'enabled')
        $remote = [string[]]@(@(Get-Asked -From $was -Name 'remote') | ForEach-Object { [string]$_ } | Where-Object { $_ })
        if ($enabled -ne $fact['enabled'] -and -not $enabled) {
            Add-Change -What "firewall rule $name" -Before 'on' -After 'off'
            Set-NetFirewallRule -Name $name -Enabled False
        }
        if ($remote.Count -gt 0 -and ($remote -join ',') -ne ($fact['remote'] -join ',')) {
            Add-Change -What "firewall rule $name" -Before "from $($fact['remote'] -join ', ')" -After "from $($remote -join ', ')"
            Set-NetFirewallRule -Name $name -RemoteAddress $remote
        }
        if ($enabled -and -not $fact['enabled']) {
            Add-Change -What "firewall rule $name" -Before 'off' -After 'on'
            Set-NetFirewallRule -Name $name -Enabled True
        }
        Add-Note -Words "rule $name is as it was"
    }
    if ($known) {
        Write-Report -State 'undone'
    }
    else {
        Write-Report -State 'refused' -Because 'the image names no rule'
    }
}

try {
    if ($action -eq 'undo') {
        Invoke-Undo
        exit 0
    }
    if ($action -ne 'plan' -and $action -ne 'apply') {
        Write-Report -State 'refused' -Because "nothing to do for the action $action"
        exit 0
    }
    $networks = Get-Asker
    if ($null -eq $networks) {
        Write-Report -State 'refused' -Because 'from is no list of networks such as 10.1.0.0/16, local or any'
        exit 0
    }
    $port = Get-Value -Key $listenerKey -Name 'PortNumber'
    if ($null -eq $port) {
        Write-Report -State 'not-applicable' -Because 'this host has no Remote Desktop listener'
        exit 0
    }
    $port = [int]$port
    $report['image']['port'] = $port
    $report['image']['rules'] = @()
    $categories = Get-Category
    $policy = Get-Policy -Categories $categories
    if ($policy) {
        Write-Report -State 'set-by-policy' -Because $policy
        exit 0
    }
    $stance = Get-Stance -Categories $categories
    if ($null -ne $stance) {
        Write-Report -State $stance['state'] -Because $stance['because']
        exit 0
    }
    $blocker = Get-Blocker -Port $port
    if ($blocker) {
        Write-Report -State 'refused' -Because "rule $blocker is set to block: somebody meant it so"
        exit 0
    }
    $steps = Get-Step -Port $port -Networks $networks -Categories $categories
    if ($steps.Count -eq 0) {
        Write-Report -State 'already-so' -Because "the firewall lets $($networks -join ', ') through to port $port"
    }
    elseif ($action -eq 'plan') {
        Write-Report -State 'would-change'
    }
    else {
        Invoke-Apply -Steps $steps -Port $port
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
