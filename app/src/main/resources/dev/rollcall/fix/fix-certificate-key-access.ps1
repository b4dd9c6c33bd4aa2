param($Request)
# Lets Remote Desktop, which runs as NETWORK SERVICE, read its private key again: the access list of that one file, and of
# nothing else. $Request: action (plan, apply, undo) and what FixRequest says. Prints one line of JSON. "plan" changes nothing.

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

# ==== certificate: the same in every fix that has it ====

$listenerKey = 'HKLM:\SYSTEM\CurrentControlSet\Control\Terminal Server\WinStations\RDP-Tcp'
$policyKey = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services'
$ownStore = 'Cert:\LocalMachine\Remote Desktop'
$personalStore = 'Cert:\LocalMachine\My'
$programData = 'C:\ProgramData'
if ($env:ProgramData) {
    $programData = $env:ProgramData
}
$machineKeys = "$programData\Microsoft\Crypto\RSA\MachineKeys"
$otherKeys = "$programData\Microsoft\Crypto\Keys"

function Get-PlainThumbprint {
    param($Text)
    return (([string]$Text) -replace '[^0-9A-Fa-f]', '').ToLowerInvariant()
}

# The listener's settings.
function Get-General {
    return Get-CimInstance -Namespace 'root\cimv2\TerminalServices' -ClassName Win32_TSGeneralSetting -Filter "TerminalName='RDP-Tcp'"
}

# What the listener is bound to: hash, empty where it is nothing; kind: none, self-signed, policy, custom, or unknown.
function Get-Binding {
    $binding = @{ hash = ''; kind = 'unknown' }
    $general = Get-General
    if ($null -eq $general) {
        return $binding
    }
    $kinds = @{ 0 = 'none'; 1 = 'self-signed'; 2 = 'policy'; 3 = 'custom' }
    if ($null -ne $general.SSLCertificateSHA1HashType) {
        $kind = $kinds[[int]$general.SSLCertificateSHA1HashType]
        if ($kind) {
            $binding['kind'] = $kind
        }
    }
    $hash = Get-PlainThumbprint -Text $general.SSLCertificateSHA1Hash
    if ($hash.Length -eq 40 -and $hash -ne ('0' * 40)) {
        $binding['hash'] = $hash
    }
    if ($binding['kind'] -ne 'policy' -and (Get-Value -Key $policyKey -Name 'CertTemplateName')) {
        $binding['kind'] = 'policy'
    }
    return $binding
}

function Get-Stored {
    param($Store)
    if (-not (Test-Path -LiteralPath $Store)) {
        return , @()
    }
    $certificates = @(Get-ChildItem -LiteralPath $Store)
    return , $certificates
}

# One certificate by its thumbprint, or nothing.
function Get-OfThumbprint {
    param($Store, $Thumbprint)
    $certificates = Get-Stored -Store $Store
    foreach ($each in $certificates) {
        if ((Get-PlainThumbprint -Text $each.Thumbprint) -eq $Thumbprint) {
            return $each
        }
    }
    return $null
}

# The file of a certificate's private key, or nothing.
function Get-KeyFile {
    param($Certificate, $Own)
    $container = ''
    try {
        $key = [System.Security.Cryptography.X509Certificates.RSACertificateExtensions]::GetRSAPrivateKey($Certificate)
        if ($key.Key) {
            $container = [string]$key.Key.UniqueName
        }
        elseif ($key.CspKeyContainerInfo) {
            $container = [string]$key.CspKeyContainerInfo.UniqueKeyContainerName
        }
    }
    catch {
        Add-Note -Words "key of the certificate: $(Get-Why -Failure $_)"
    }
    if ($container -match '^[A-Za-z0-9_.{}-]+$') {
        foreach ($folder in @($machineKeys, $otherKeys)) {
            $candidate = "$folder\$container"
            if (Test-Path -LiteralPath $candidate) {
                return $candidate
            }
        }
    }
    if ($Own -and (Test-Path -LiteralPath $machineKeys)) {
        # The name of the key that Windows makes for Remote Desktop, followed by the machine's id.
        $made = @(Get-ChildItem -LiteralPath $machineKeys -Filter 'f686aace6942fb7f7ceb231212eef4a4_*' -Force)
        if ($made.Count -eq 1) {
            return [string]$made[0].FullName
        }
    }
    return $null
}

# Each entry of a descriptor's access list in SDDL: text, kind, rights, trustee.
function Get-AccessEntry {
    param($Sddl)
    $entries = @()
    $start = $Sddl.IndexOf('D:')
    if ($start -lt 0) {
        return , $entries
    }
    $list = $Sddl.Substring($start)
    $audit = $list.IndexOf('S:(')
    if ($audit -ge 0) {
        $list = $list.Substring(0, $audit)
    }
    foreach ($piece in ($list -split '\(')) {
        $inner = ($piece -split '\)')[0]
        $parts = $inner -split ';'
        if ($parts.Count -ge 6) {
            # What was inherited stays, as the file's own.
            $flags = $parts[1] -replace 'ID', ''
            $rest = $parts[2..($parts.Count - 1)] -join ';'
            $entries += @{ text = "($($parts[0]);$flags;$rest)"; kind = $parts[0]; rights = $parts[2]; trustee = $parts[5] }
        }
    }
    return , $entries
}

function Test-Read {
    param($Rights)
    if ($Rights -match '^0x') {
        $mask = [int64]$Rights
        return (($mask -band 1) -ne 0 -or ($mask -band 0x90000000) -ne 0)
    }
    # Rights come in pairs of letters.
    return ($Rights -match '^(?:..)*?(?:GA|GR|FA|FR|CC)')
}

# Whether an account that runs as NETWORK SERVICE may read a file, by its descriptor in SDDL: the same in every language.
function Test-ServiceRead {
    param($Sddl)
    $trustees = @('NS', 'S-1-5-20', 'WD', 'S-1-1-0', 'AU', 'S-1-5-11', 'SU', 'S-1-5-6')
    $allowed = $false
    $entries = Get-AccessEntry -Sddl $Sddl
    foreach ($entry in $entries) {
        if ($trustees -notcontains $entry['trustee']) {
            continue
        }
        if (-not (Test-Read -Rights $entry['rights'])) {
            continue
        }
        if ($entry['kind'] -eq 'D') {
            return $false
        }
        if ($entry['kind'] -eq 'A') {
            $allowed = $true
        }
    }
    return $allowed
}

# The same access list with Read for NETWORK SERVICE and without what forbids it. Nobody loses or gains anything else.
function Get-RepairedSddl {
    param($Sddl)
    $kept = ''
    $system = $false
    $entries = Get-AccessEntry -Sddl $Sddl
    foreach ($entry in $entries) {
        if ($entry['kind'] -eq 'D' -and @('NS', 'S-1-5-20') -contains $entry['trustee']) {
            continue
        }
        if ($entry['kind'] -eq 'A' -and @('SY', 'S-1-5-18') -contains $entry['trustee']) {
            $system = $true
        }
        $kept += $entry['text']
    }
    if (-not $system) {
        $kept += '(A;;FA;;;SY)'
    }
    $owner = ''
    $start = $Sddl.IndexOf('D:')
    if ($start -gt 0) {
        $owner = $Sddl.Substring(0, $start)
    }
    return "${owner}D:PAI$kept(A;;FR;;;NS)"
}

function Get-Sddl {
    param($File)
    $descriptor = Get-Acl -LiteralPath $File
    return [string]$descriptor.Sddl
}

# The descriptor of a key file where it can be seen: not every administrator may. Empty where it can't.
function Get-KnownSddl {
    param($File)
    if (-not $File) {
        return ''
    }
    try {
        return Get-Sddl -File $File
    }
    catch {
        Add-Note -Words "rights of ${File}: $(Get-Why -Failure $_)"
        return ''
    }
}

# Sets the access list of one key file, and of nothing else: neither its owner, nor its folder.
function Set-AccessList {
    param($File, $Sddl)
    if ($Sddl.IndexOf('D:') -lt 0) {
        throw 'there is no access list to set'
    }
    $descriptor = Get-Acl -LiteralPath $File
    $descriptor.SetSecurityDescriptorSddlForm($Sddl, 'Access')
    try {
        Set-Acl -LiteralPath $File -AclObject $descriptor
    }
    catch {
        if ((Get-Why -Failure $_) -eq 'access denied') {
            throw
        }
        # Set-Acl sets the owner too, which only SYSTEM itself may where the file is its own.
        Add-Note -Words "Set-Acl: $(Get-Why -Failure $_)"
        $item = Get-Item -LiteralPath $File -Force
        $list = $item.GetAccessControl('Access')
        $list.SetSecurityDescriptorSddlForm($Sddl, 'Access')
        $item.SetAccessControl($list)
    }
    $progress['begun'] = $true
    Add-Note -Words "access list of $File set"
}

# Whether a path of an image is a key file: one in a folder of keys, by a plain name.
function Test-KeyPath {
    param($File)
    $path = $File.Replace('/', '\')
    foreach ($folder in @($machineKeys, $otherKeys)) {
        $start = $folder.Replace('/', '\') + '\'
        if ($path.StartsWith($start, [StringComparison]::OrdinalIgnoreCase)) {
            $name = $path.Substring($start.Length)
            if ($name -match '^[A-Za-z0-9_.{}-]+$' -and $name -notmatch '^\.+$') {
                return $true
            }
        }
    }
    return $false
}

function Wait-Service {
    param($Name, $State, $Seconds)
    for ($try = 0; $try -lt ($Seconds * 2); $try++) {
        $service = Get-CimInstance -ClassName Win32_Service -Filter "Name='$Name'"
        if ([string]$service.State -eq $State) {
            return $true
        }
        Start-Sleep -Milliseconds 500
    }
    return $false
}

# The end of every run: what went wrong, in one line of JSON.
function Write-Failure {
    param($Failure)
    $why = Get-Why -Failure $Failure
    if ($Failure.Exception.HResult -eq -2147217386) {
        Write-Report -State 'set-by-policy' -Because 'a group policy says which certificate is used'
    }
    elseif ($why -eq 'access denied' -and -not $progress['begun']) {
        Write-Report -State 'access-denied' -Because "the account may not do this: $($progress['step'])"
    }
    else {
        Write-Report -State 'failed' -Because "$($progress['step']): $why"
    }
}

# How far this is: a table, for a function can't set a variable of those who call it.
$progress = @{ step = 'look'; begun = $false }

# ==== end ====

# The certificate that is shown: the one bound, else the newest that Windows made.
function Get-Shown {
    param($Binding)
    $hash = $Binding['hash']
    if ($hash) {
        foreach ($store in @($ownStore, $personalStore)) {
            $certificate = Get-OfThumbprint -Store $store -Thumbprint $hash
            if ($null -ne $certificate) {
                return $certificate
            }
        }
        return $null
    }
    $newest = $null
    $certificates = Get-Stored -Store $ownStore
    foreach ($each in $certificates) {
        if ($null -eq $newest -or $each.NotAfter -gt $newest.NotAfter) {
            $newest = $each
        }
    }
    return $newest
}

# Fills image and changes. Returns the state in which this ends, or nothing where there is something to do.
function Get-Standing {
    $binding = Get-Binding
    $certificate = Get-Shown -Binding $binding
    if ($null -eq $certificate) {
        return @{ state = 'refused'; because = 'no certificate of Remote Desktop was found: regenerate it' }
    }
    if (-not $certificate.HasPrivateKey) {
        return @{ state = 'refused'; because = 'the certificate has no private key here: regenerate it, or bind another' }
    }
    $file = Get-KeyFile -Certificate $certificate -Own ($binding['kind'] -ne 'custom')
    if (-not $file) {
        return @{ state = 'refused'; because = 'the file of the private key was not found: regenerate the certificate' }
    }
    $progress['step'] = "rights of $file"
    $sddl = Get-Sddl -File $file
    $report['image']['file'] = [string]$file
    $report['image']['sddl'] = $sddl
    $report['image']['certificate'] = Get-PlainThumbprint -Text $certificate.Thumbprint
    if (Test-ServiceRead -Sddl $sddl) {
        return @{ state = 'already-so'; because = "NETWORK SERVICE may read $file" }
    }
    Add-Change -What "rights of $file" -Before $sddl -After (Get-RepairedSddl -Sddl $sddl)
    return $null
}

function Invoke-Apply {
    $file = $report['image']['file']
    Set-AccessList -File $file -Sddl (Get-RepairedSddl -Sddl $report['image']['sddl'])
    if (-not (Test-ServiceRead -Sddl (Get-Sddl -File $file))) {
        throw 'NETWORK SERVICE may still not read it'
    }
}

function Invoke-Undo {
    $file = [string](Get-Asked -From $image -Name 'file')
    $sddl = [string](Get-Asked -From $image -Name 'sddl')
    if (-not (Test-KeyPath -File $file) -or $sddl.IndexOf('D:') -lt 0) {
        Write-Report -State 'refused' -Because 'the image is not one of this fix'
        return
    }
    $progress['step'] = "rights of $file"
    if (-not (Test-Path -LiteralPath $file)) {
        Write-Report -State 'refused' -Because "there is no $file any more"
        return
    }
    Add-Change -What "rights of $file" -Before (Get-Sddl -File $file) -After $sddl
    Set-AccessList -File $file -Sddl $sddl
    Write-Report -State 'undone'
}

try {
    if ($action -eq 'undo') {
        Invoke-Undo
        exit 0
    }
    if (@('plan', 'apply') -notcontains $action) {
        Write-Report -State 'refused' -Because "nothing to do for the action $action"
        exit 0
    }
    $standing = Get-Standing
    if ($null -ne $standing) {
        Write-Report -State $standing['state'] -Because $standing['because']
    }
    elseif ($action -eq 'plan') {
        Write-Report -State 'would-change'
    }
    else {
        Invoke-Apply
        Write-Report -State 'changed'
    }
}
catch {
    Write-Failure -Failure $_
}
exit 0
