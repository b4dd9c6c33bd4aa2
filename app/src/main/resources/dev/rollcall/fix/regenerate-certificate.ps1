param($Request)
# Has Windows make a new self-signed certificate for Remote Desktop: keeps the public half of the old one, removes it and no
# other, and restarts SessionEnv, which makes them; TermService only where restart_service=yes. $Request: action (plan, apply,
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

$replaceIssued = (Get-Asked -From $parameters -Name 'replace_issued') -eq $true
$mayRestart = (Get-Asked -From $parameters -Name 'restart_service') -eq $true
$ticket = [string](Get-Asked -From $Request -Name 'ticket')
$plainTicket = $ticket -match '^[A-Za-z0-9_-][A-Za-z0-9._-]*\z'
$kept = "$programData\Rollcall\$ticket"

function Get-Described {
    param($Certificate)
    if ($null -eq $Certificate) {
        return ''
    }
    $end = ([datetime]$Certificate.NotAfter).ToUniversalTime()
    $day = $end.ToString('yyyy-MM-dd', [Globalization.CultureInfo]::InvariantCulture)
    return "$(Get-PlainThumbprint -Text $Certificate.Thumbprint), to $day, $($Certificate.Subject)"
}

# The thumbprint of the certificate that was there before this campaign came, or none; empty where it has not begun.
function Get-KeptThumbprint {
    $file = "$kept\thumbprint.txt"
    if (-not $plainTicket -or -not (Test-Path -LiteralPath $file)) {
        return ''
    }
    $text = ([string]@(Get-Content -LiteralPath $file)[0]).Trim()
    if ($text -match '^([0-9a-f]{40}|none)$') {
        return $text
    }
    return ''
}

# Whether something is missing that a new certificate needs; empty where nothing is.
function Get-Obstacle {
    foreach ($name in @('SessionEnv', 'CertPropSvc', 'KeyIso', 'CryptSvc')) {
        $service = Get-CimInstance -ClassName Win32_Service -Filter "Name='$name'"
        if ($null -eq $service) {
            if ($name -eq 'SessionEnv') {
                return 'this host has no SessionEnv, the service that makes the certificate'
            }
        }
        elseif ([string]$service.StartMode -eq 'Disabled') {
            return "$name is disabled, and nothing makes a certificate without it"
        }
    }
    $drive = $programData.Substring(0, 2)
    $disk = Get-CimInstance -ClassName Win32_LogicalDisk -Filter "DeviceID='$drive'"
    if ($null -ne $disk -and $null -ne $disk.FreeSpace -and [int64]$disk.FreeSpace -lt 10485760) {
        return "$drive is full"
    }
    return ''
}

# Fills image, changes and progress. Returns the state in which this ends, or nothing where there is something to do.
function Get-Standing {
    $binding = Get-Binding
    $kind = $binding['kind']
    if ($kind -eq 'policy') {
        return @{ state = 'set-by-policy'; because = 'a group policy says which certificate is used' }
    }
    $broker = Get-CimInstance -ClassName Win32_Service -Filter "Name='Tssdis'"
    if ($null -ne $broker) {
        return @{ state = 'refused'; because = 'this host is a connection broker: its certificate is set in the deployment' }
    }
    $before = Get-KeptThumbprint
    # Once the old one is removed, Windows calls what is left not valid, until there is a new one.
    $begun = $before -and @('none', 'unknown') -contains $kind
    if ($kind -eq 'unknown' -and -not $begun) {
        return @{ state = 'refused'; because = 'the host does not say what its listener is bound to' }
    }
    if ($kind -ne 'self-signed' -and -not $begun -and -not $replaceIssued) {
        $words = "its listener is bound to a certificate that was chosen for it, $($binding['hash'])"
        if ($kind -eq 'none') {
            $words = 'Windows calls the certificate of its listener not valid'
        }
        return @{ state = 'refused'; because = "${words}: say replace_issued=yes to have a self-signed one instead" }
    }
    $old = $binding['hash']
    if ($before) {
        $present = $null
        if ($old -and $old -ne $before) {
            $present = Get-OfThumbprint -Store $ownStore -Thumbprint $old
        }
        if ($null -ne $present) {
            return @{ state = 'already-so'; because = "this campaign has made the certificate that is there, $old" }
        }
        $old = $before
    }
    if (-not $old) {
        $old = 'none'
    }
    $progress['old'] = $old
    $certificate = $null
    if ($kind -ne 'custom') {
        $certificate = Get-OfThumbprint -Store $ownStore -Thumbprint $old
    }
    if ($null -ne $certificate -and [string]$certificate.Issuer -ne [string]$certificate.Subject -and -not $replaceIssued) {
        return @{ state = 'refused'; because = "an authority issued this certificate: $($certificate.Issuer)" }
    }
    $obstacle = Get-Obstacle
    if ($obstacle) {
        return @{ state = 'refused'; because = $obstacle }
    }
    $report['image']['hash'] = $old
    $report['image']['kind'] = $kind
    $described = $old
    if ($null -ne $certificate) {
        $described = Get-Described -Certificate $certificate
        if ($certificate.RawData) {
            $report['image']['certificate'] = [Convert]::ToBase64String($certificate.RawData)
        }
        $file = Get-KeyFile -Certificate $certificate -Own $true
        $sddl = Get-KnownSddl -File $file
        if ($sddl) {
            $report['image']['file'] = [string]$file
            $report['image']['sddl'] = $sddl
            if (-not (Test-ServiceRead -Sddl $sddl)) {
                Add-Change -What "rights of $file" -Before $sddl -After (Get-RepairedSddl -Sddl $sddl)
            }
        }
    }
    if ($kind -eq 'custom') {
        Add-Change -What 'binding' -Before $old -After ''
    }
    Add-Change -What 'certificate' -Before $described -After 'a new self-signed one'
    Add-Change -What 'SessionEnv' -Before 'running' -After 'restarted'
    return $null
}

# Keeps the public half and its thumbprint, once.
function Save-Old {
    if (-not $plainTicket) {
        throw 'the ticket is no plain name'
    }
    if (-not (Test-Path -LiteralPath $kept)) {
        [void](New-Item -Path $kept -ItemType Directory -Force)
    }
    if (Test-Path -LiteralPath "$kept\thumbprint.txt") {
        return
    }
    $certificate = Get-OfThumbprint -Store $ownStore -Thumbprint $progress['old']
    if ($null -ne $certificate -and -not (Test-Path -LiteralPath "$kept\certificate.cer")) {
        [void](Export-Certificate -Cert $certificate -FilePath "$kept\certificate.cer" -Type CERT)
    }
    $progress['begun'] = $true
    # Last, for with it the rest is there.
    Set-Content -LiteralPath "$kept\thumbprint.txt" -Value ([string]$progress['old']) -Encoding ASCII
    Add-Note -Words "the old certificate's public half is kept in $kept"
}

# The thumbprint of a new certificate that the listener is bound to; empty where there is none within a minute.
function Wait-Certificate {
    $end = ([datetime]::UtcNow).AddSeconds(60)
    for ($try = 0; $try -lt 120 -and ([datetime]::UtcNow) -lt $end; $try++) {
        $binding = Get-Binding
        $hash = $binding['hash']
        if ($hash -and $hash -ne $progress['old']) {
            $certificate = Get-OfThumbprint -Store $ownStore -Thumbprint $hash
            if ($null -ne $certificate) {
                return $hash
            }
        }
        Start-Sleep -Milliseconds 500
    }
    return ''
}

function Restart-Making {
    $progress['step'] = 'restart SessionEnv'
    Restart-Service -Name SessionEnv -Force
    if (-not (Wait-Service -Name 'SessionEnv' -State 'Running' -Seconds 30)) {
        throw 'it does not run again after 30 seconds'
    }
    Add-Note -Words 'SessionEnv restarted'
}

# Whether Windows said since then that it could not make or use the key: 1057 and 1058, whatever the language.
function Test-KeyTrouble {
    param($Since)
    try {
        $events = @(Get-WinEvent -FilterHashtable @{ LogName = 'System'; Id = @(1057, 1058); StartTime = $Since } -MaxEvents 5)
        return $events.Count -gt 0
    }
    catch {
        # No such event is an error too.
        return $false
    }
}

# The rights of the one key that Windows makes for Remote Desktop. Returns whether there was something to set.
function Repair-Key {
    $file = Get-KeyFile -Certificate $null -Own $true
    if (-not $file) {
        return $false
    }
    $progress['step'] = "rights of $file"
    $sddl = Get-Sddl -File $file
    if (Test-ServiceRead -Sddl $sddl) {
        return $false
    }
    Set-AccessList -File $file -Sddl (Get-RepairedSddl -Sddl $sddl)
    return $true
}

function Invoke-Apply {
    $progress['step'] = 'keep the old certificate'
    Save-Old
    $began = (Get-Date).AddSeconds(-1)
    $old = $progress['old']
    if ($report['image']['file'] -and -not (Test-ServiceRead -Sddl $report['image']['sddl'])) {
        $progress['step'] = "rights of $($report['image']['file'])"
        Set-AccessList -File $report['image']['file'] -Sddl (Get-RepairedSddl -Sddl $report['image']['sddl'])
    }
    if ($report['image']['kind'] -eq 'custom') {
        $progress['step'] = 'remove the binding'
        if ($null -ne (Get-Value -Key $listenerKey -Name 'SSLCertificateSHA1Hash')) {
            Remove-ItemProperty -LiteralPath $listenerKey -Name 'SSLCertificateSHA1Hash'
            Add-Note -Words "binding to $old removed"
        }
    }
    elseif ($old -match '^[0-9a-f]{40}$') {
        $progress['step'] = 'remove the old certificate'
        $certificate = Get-OfThumbprint -Store $ownStore -Thumbprint $old
        if ($null -ne $certificate) {
            # This one, and no other that may be in the store.
            Remove-Item -LiteralPath "$ownStore\$($certificate.Thumbprint)"
            Add-Note -Words "certificate $old removed"
        }
    }
    Restart-Making
    $progress['step'] = 'wait for the new certificate'
    $new = Wait-Certificate
    if (-not $new -and (Test-KeyTrouble -Since $began) -and (Repair-Key)) {
        Restart-Making
        $progress['step'] = 'wait for the new certificate'
        $new = Wait-Certificate
    }
    if (-not $new -and $mayRestart) {
        $progress['step'] = 'restart TermService'
        foreach ($name in @('UmRdpService', 'TermService')) {
            Stop-Service -Name $name -Force
            if (-not (Wait-Service -Name $name -State 'Stopped' -Seconds 30)) {
                throw "$name does not stop within 30 seconds"
            }
        }
        foreach ($name in @('TermService', 'UmRdpService')) {
            Start-Service -Name $name
            if (-not (Wait-Service -Name $name -State 'Running' -Seconds 30)) {
                throw "$name does not start within 30 seconds"
            }
        }
        Add-Note -Words 'TermService restarted'
        $progress['step'] = 'wait for the new certificate'
        $new = Wait-Certificate
    }
    if (-not $new) {
        throw 'Windows made none within a minute: say restart_service=yes to restart TermService too'
    }
    foreach ($change in $report['changes']) {
        if ($change['what'] -eq 'certificate') {
            $change['after'] = Get-Described -Certificate (Get-OfThumbprint -Store $ownStore -Thumbprint $new)
        }
    }
    Add-Note -Words "new certificate $new"
}

# A binding comes back. A self-signed certificate does not: Windows has made another key.
function Invoke-Undo {
    $hash = Get-PlainThumbprint -Text (Get-Asked -From $image -Name 'hash')
    $kind = [string](Get-Asked -From $image -Name 'kind')
    if ($kind -ne 'custom' -or $hash.Length -ne 40) {
        Write-Report -State 'refused' -Because 'the old self-signed certificate went with its key: the new one stays'
        return
    }
    $progress['step'] = 'bind the old certificate'
    $binding = Get-Binding
    if ($binding['kind'] -eq 'policy') {
        Write-Report -State 'set-by-policy' -Because 'a group policy says which certificate is used'
        return
    }
    if ($binding['hash'] -ne $hash) {
        if ($null -eq (Get-OfThumbprint -Store $personalStore -Thumbprint $hash)) {
            Write-Report -State 'refused' -Because "there is no certificate $hash any more"
            return
        }
        Add-Change -What 'certificate' -Before $binding['hash'] -After $hash
        $general = Get-General
        Set-CimInstance -InputObject $general -Property @{ SSLCertificateSHA1Hash = $hash }
        Add-Note -Words "listener bound to $hash"
    }
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
