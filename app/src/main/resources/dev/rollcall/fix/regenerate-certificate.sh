#!/bin/sh
# Makes a new key and a new self-signed certificate for the RDP server, where it is configured to find them, for all names that
# the host is known by. Reads one line of JSON from standard input: {"action": "plan" | "apply" | "undo", ...}, and prints one
# line of JSON. "plan" changes nothing. The old files stay on the host, in /var/lib/rollcall, for "undo".

main() {
    begin
    have openssl || leave refused "there is no openssl on this host"
    find_server
    case $request_action in
    plan | apply)
        find_certificate
        look
        ;;
    undo) ;;
    *) leave refused "nothing to do for the action $request_action" ;;
    esac
    case $request_action in
    plan) leave would-change ;;
    apply) apply ;;
    undo) undo ;;
    esac
}

look() {
    needs_root
    old=$(sha256 "$certificate_file")
    image="\"ticket\":$(text "$request_ticket"),\"certificate\":$(text "$certificate_file"),\"sha256\":$(text "$old")"
    if [ -e "$kept/complete" ] && [ -n "$old" ] && [ "$(cat "$kept/made" 2>/dev/null)" = "$old" ]; then
        leave already-so "this campaign has made the certificate that is there"
    fi
    know_names
    if [ -n "$old" ] && signed_by_other && healthy && [ "$request_parameters_replace_issued" != true ]; then
        leave refused "an authority issued this certificate, and nothing is wrong with it: $(issuer)"
    fi
    change certificate "$(short "$old")" "a new one for $(printf '%s' "$names" | tr '\n' ',' | sed 's/,/, /g')"
    [ $restart = no ] || change "$server" running restarted
}

# Sets names: those that can stand in a certificate, each once, the host's own first.
know_names() {
    names=$(printf '%s\n%s\n' "$request_host" "$request_names" | awk '
        { name = tolower($0) }
        name !~ /^[a-z0-9]([a-z0-9.:-]*[a-z0-9])?$/ || length(name) > 253 { next }
        !seen[name]++ && ++count <= 50 { print name }')
    own=$(uname -n | tr A-Z a-z)
    case $own in
    *[!a-z0-9.-]* | '') ;;
    *) names=$(printf '%s\n%s\n' "$names" "$own" | awk 'NF && !seen[$0]++') ;;
    esac
    [ -n "$names" ] || leave refused "the host has no name that can stand in a certificate"
}

signed_by_other() {
    [ "$(openssl x509 -in "$certificate_file" -noout -issuer 2>/dev/null | sed 's/^issuer=//')" != \
        "$(openssl x509 -in "$certificate_file" -noout -subject 2>/dev/null | sed 's/^subject=//')" ]
}

issuer() {
    openssl x509 -in "$certificate_file" -noout -issuer 2>/dev/null | sed 's/^issuer= *//'
}

# In its time, for this host's name, and strong.
healthy() {
    openssl x509 -in "$certificate_file" -noout -checkend 0 >/dev/null 2>&1 || return 1
    case $request_host in
    *[!0-9.]*) kind=-checkhost ;;
    *) kind=-checkip ;;
    esac
    case $request_host in *:*) kind=-checkip ;; esac
    openssl x509 -in "$certificate_file" -noout $kind "$request_host" 2>/dev/null | grep -q 'does match' || return 1
    described=$(openssl x509 -in "$certificate_file" -noout -text 2>/dev/null)
    case $described in *'Signature Algorithm: sha1'* | *'Signature Algorithm: md5'*) return 1 ;; esac
    bits=$(printf '%s\n' "$described" | sed -n 's/.*Public-Key: (\([0-9]*\) bit.*/\1/p' | head -n 1)
    case $described in
    *rsaEncryption*) [ "${bits:-0}" -ge 2048 ] || return 1 ;;
    esac
    may_read "$key_file"
}

apply() {
    keep_files
    new_key=$key_file.rollcall
    new_certificate=$certificate_file.rollcall
    rm -f "$new_key" "$new_certificate"
    first=$(printf '%s\n' "$names" | head -n 1)
    {
        printf '[req]\nprompt = no\ndistinguished_name = name\nx509_extensions = extensions\n'
        printf '[name]\nCN = %.64s\n' "$first"
        printf '[extensions]\nbasicConstraints = critical,CA:FALSE\nkeyUsage = critical,digitalSignature,keyEncipherment\n'
        printf 'extendedKeyUsage = serverAuth\nsubjectAltName = @names\n[names]\n'
        printf '%s\n' "$names" | awk '
            /^[0-9.]+$/ || /:/ { print "IP." ++addresses " = " $0; next }
            { print "DNS." ++count " = " $0 }'
    } >"$kept/request"
    do_it openssl req -x509 -newkey rsa:2048 -sha256 -nodes -days "${request_parameters_days:-365}" \
        -config "$kept/request" -keyout "$new_key" -out "$new_certificate" || leave failed "openssl: $problem"
    [ "$(openssl x509 -in "$new_certificate" -noout -pubkey 2>/dev/null)" = \
        "$(openssl pkey -in "$new_key" -pubout 2>/dev/null)" ] || leave failed "key and certificate are no pair"
    settle_file "$(key_owner)" "$(key_mode)" "$new_key"
    settle_file root:root 644 "$new_certificate"
    may_read "$new_key" || leave failed "$account could not read the new key: nothing was changed"
    new=$(sha256 "$new_certificate")
    printf '%s\n' "$new" >"$kept/made"
    mv -f "$new_key" "$key_file" && mv -f "$new_certificate" "$certificate_file" || leave failed "the new files can't be put in place"
    note "new certificate $(short "$new") in $certificate_file"
    changes=
    change certificate "$(short "$old")" "$(short "$new")"
    restart_server
    leave changed
}

undo() {
    needs_root
    put_back "$request_image_ticket"
    restart=yes
    [ "$server" != xrdp ] || restart=no
    restart_server
    leave undone
}

# ==== report: the same in every fix ====

# Reads the request into variables: request_action, request_parameters_NAME, request_image_NAME; lists become lines.
begin() {
    LC_ALL=C
    LANG=C
    PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin:/usr/bin:/bin
    export LC_ALL LANG PATH
    unset CDPATH IFS ENV
    umask 077
    changes=
    notes=
    image=
    problem=
    limit=
    if timeout 60 true 2>/dev/null; then
        limit='timeout 60'
    fi
    for name in action ticket machine host names port; do
        eval "request_$name="
    done
    IFS= read -r request || :
    eval "$(printf '%s\n' "$request" | assignments)"
    machine=$(cat /etc/machine-id 2>/dev/null):$(uname -n)
    if [ -n "$request_machine" ] && [ "$request_machine" != "$machine" ]; then
        leave wrong-machine "this is $(uname -n), another machine than the one that was planned for"
    fi
    case $request_ticket in *[!A-Za-z0-9._-]* | .*) leave refused "the ticket is no plain name" ;; esac
    kept=/var/lib/rollcall/$request_ticket
}

# Flat shell assignments from one line of JSON. Names are letters and digits; every value is quoted, whatever is in it.
assignments() {
    awk '
        function quoted(value) { gsub(/\047/, "\047\\\047\047", value); return "\047" value "\047" }
        function utf8(code) {
            if (code < 128) return code ? sprintf("%c", code) : ""
            if (code < 2048) return sprintf("%c%c", 192 + int(code / 64), 128 + code % 64)
            if (code < 65536) return sprintf("%c%c%c", 224 + int(code / 4096), 128 + int(code / 64) % 64, 128 + code % 64)
            return sprintf("%c%c%c%c", 240 + int(code / 262144), 128 + int(code / 4096) % 64, 128 + int(code / 64) % 64,
                128 + code % 64) }
        function hex(digits,   i, value) {
            for (i = 1; i <= 4; i++) value = value * 16 + index("0123456789abcdef", tolower(substr(digits, i, 1))) - 1
            return value }
        function text(   value, length_, c, code, low) {
            at++
            while (at <= size) {
                length_ = match(substr(line, at, 2000), /["\\]/) ? RSTART - 1 : 2000
                value = value substr(line, at, length_); at += length_
                if (length_ == 2000) continue
                c = substr(line, at, 1)
                if (c == "\"") { at++; return value }
                c = substr(line, at + 1, 1); at += 2
                if (c == "u") {
                    code = hex(substr(line, at, 4)); at += 4
                    if (code >= 55296 && code < 56320 && substr(line, at, 2) == "\\u") {
                        low = hex(substr(line, at + 2, 4)); at += 6
                        code = 65536 + (code - 55296) * 1024 + low - 56320 }
                    value = value utf8(code)
                } else value = value (c == "n" ? "\n" : c == "t" ? "\t" : c == "r" ? "\r" : c == "b" || c == "f" ? "" : c)
            }
            return value }
        function space() { while (substr(line, at, 1) ~ /[ \t]/) at++ }
        function value(name,   c, word, list, first) {
            space(); c = substr(line, at, 1)
            if (c == "{") {
                at++; space()
                while (at <= size && substr(line, at, 1) != "}") {
                    word = text(); gsub(/[^A-Za-z0-9]/, "_", word); space(); at++
                    value(name "_" word); space()
                    if (substr(line, at, 1) == ",") at++
                    space() }
                at++; return ""
            }
            if (c == "[") {
                at++; space(); first = 1; list = ""
                while (at <= size && substr(line, at, 1) != "]") {
                    word = value(""); gsub(/\n/, " ", word); list = list (first ? "" : "\n") word; first = 0; space()
                    if (substr(line, at, 1) == ",") at++
                    space() }
                at++
                if (name != "") print name "=" quoted(list)
                return list
            }
            if (c == "\"") word = text()
            else if (match(substr(line, at, 60), /^[-+.0-9a-zA-Z]+/)) {
                word = substr(line, at, RLENGTH); at += RLENGTH; if (word == "null") word = "" }
            else { at = size + 1; return "" }
            if (name != "") print name "=" quoted(word)
            return word }
        { line = $0; size = length(line); at = 1; value("request"); exit }'
}

have() {
    command -v "$1" >/dev/null 2>&1
}

# A text as JSON.
text() {
    printf '"'
    # The dot at the end keeps line feeds at the end from getting lost.
    printf '%s.\n' "$1" | awk '
        BEGIN { for (i = 1; i < 32; i++) code[sprintf("%c", i)] = sprintf("\\u%04x", i)
                code["\\"] = "\\\\"; code["\""] = "\\\""; code[sprintf("%c", 127)] = "\\u007f" }
        { out = ""; rest = $0
          while (match(rest, /[\001-\037"\\\177]/)) {
              out = out substr(rest, 1, RSTART - 1) code[substr(rest, RSTART, 1)]
              rest = substr(rest, RSTART + 1) }
          all = all (NR > 1 ? "\\n" : "") out rest }
        END { printf "%s", substr(all, 1, length(all) - 1) }'
    printf '"'
}

# change WHAT BEFORE AFTER
change() {
    changes="$changes,{\"what\":$(text "$1"),\"before\":$(text "$2"),\"after\":$(text "$3")}"
}

note() {
    notes="$notes,$(text "$(date -u +%H:%M:%S) $1")"
}

# Runs a command and notes how it went; sets problem to the first line of what it complained of.
do_it() {
    complaint=$($limit "$@" 2>&1 >/dev/null </dev/null)
    code=$?
    problem=
    if [ $code -ne 0 ]; then
        problem=$(printf '%s\n' "$complaint" | head -n 1 | cut -c 1-200)
        problem=${problem:-exit $code}
    fi
    note "$* ${problem:-ok}"
    return $code
}

needs_root() {
    [ "$(id -u 2>/dev/null)" = 0 ] || leave access-denied "needs root"
}

# leave STATE [BECAUSE]: prints the report and ends.
leave() {
    printf '{"version":1,"state":%s,"because":%s' "$(text "$1")" "$(text "${2:-}")"
    printf ',"machine":%s,"computer":%s' "$(text "$machine")" "$(text "$(uname -n)")"
    printf ',"changes":[%s],"image":{%s},"log":[%s]}\n' "${changes#,}" "$image" "${notes#,}"
    exit 0
}

# ==== server: the same in every fix that has it ====

# Sets server, unit and main_pid of the RDP server that runs, or else of the one that is there.
find_server() {
    server=
    unit=
    main_pid=
    best=0
    [ -d /run/systemd/system ] && have systemctl || return 0
    for pattern in xrdp.service '*gnome-remote-desktop*.service' 'weston*.service' '*freerdp*shadow*.service'; do
        for candidate in $($limit systemctl --no-pager --no-legend --plain list-unit-files "$pattern" 2>/dev/null |
            awk '$1 !~ /@\./ { print $1 }' | head -n 5); do
            case $(says "$candidate" ActiveState):$(says "$candidate" UnitFileState) in
            active:*) rank=4 ;;
            activating:* | failed:* | reloading:*) rank=3 ;;
            *:enabled*) rank=2 ;;
            *) rank=1 ;;
            esac
            [ $rank -gt $best ] || continue
            best=$rank
            unit=$candidate
        done
    done
    case $unit in
    *xrdp*) server=xrdp ;;
    *freerdp*) server=freerdp-shadow ;;
    *weston*) server=weston ;;
    *gnome*) server=gnome-remote-desktop ;;
    esac
    main_pid=$(says "$unit" MainPID | sed 's/^0$//')
}

# says UNIT PROPERTY: what systemd says of it.
says() {
    [ -n "$1" ] && $limit systemctl --no-pager show "$1" -p "$2" 2>/dev/null | sed -n "s/^$2=//p" | head -n 1
}

# ==== certificate: the same in every fix that has it ====

# Sets certificate_file, key_file, and account, who has to read the key. Needs find_server.
find_certificate() {
    certificate_file=
    key_file=
    account=root
    restart=yes
    case $server in
    xrdp)
        certificate_file=$(ini Globals certificate)
        key_file=$(ini Globals key_file)
        certificate_file=${certificate_file:-/etc/xrdp/cert.pem}
        key_file=${key_file:-/etc/xrdp/key.pem}
        # It reads them anew for every connection.
        restart=no
        if [ -n "$main_pid" ] && [ -d "/proc/$main_pid" ]; then
            account=$(stat -c %U "/proc/$main_pid" 2>/dev/null)
        elif id xrdp >/dev/null 2>&1; then
            account=xrdp
        fi
        ;;
    freerdp-shadow)
        certificate_file=$(unit_home)/.config/freerdp/shadow/shadow.crt
        key_file=${certificate_file%.crt}.key
        ;;
    weston)
        certificate_file=$(option --rdp-tls-cert=)
        key_file=$(option --rdp-tls-key=)
        ;;
    gnome-remote-desktop)
        certificate_file=$(grd_says 'TLS certificate')
        key_file=$(grd_says 'TLS key')
        account=$(says "$unit" User)
        ;;
    esac
    account=${account:-root}
    case $certificate_file:$key_file in
    /*:/*) ;;
    *) leave not-applicable "no certificate file of an RDP server was found" ;;
    esac
}

# A value of xrdp.ini.
ini() {
    awk -v wanted="$1" -v key="$2" '
        { sub(/\r$/, ""); sub(/^[ \t]+/, "") }
        /^[;#]/ { next }
        /^\[/ { section = $0; gsub(/[][ \t]/, "", section); next }
        tolower(section) == tolower(wanted) && (at = index($0, "=")) {
            name = substr($0, 1, at - 1); gsub(/[ \t]+$/, "", name)
            if (tolower(name) == tolower(key)) {
                value = substr($0, at + 1); gsub(/^[ \t]+|[ \t]+$/, "", value); print value; exit } }' \
        /etc/xrdp/xrdp.ini 2>/dev/null
}

# The rest of the server's argument that begins as given.
option() {
    if [ -n "$main_pid" ] && [ -r "/proc/$main_pid/cmdline" ]; then
        tr '\000' '\n' <"/proc/$main_pid/cmdline"
    else
        says "$unit" ExecStart | tr ' ' '\n'
    fi | while IFS= read -r each; do
        case $each in "$1"*) printf '%s\n' "${each#"$1"}" ;; esac
    done | tail -n 1
}

unit_home() {
    home=$(says "$unit" Environment | tr ' ' '\n' | sed -n 's/^HOME=//p' | tail -n 1)
    printf '%s' "${home:-/root}"
}

grd_says() {
    have grdctl || return 0
    { $limit grdctl --system status || $limit grdctl status; } 2>/dev/null |
        sed -n "s/^[[:space:]]*$1:[[:space:]]*//p" | head -n 1
}

# sha256 FILE: fingerprint of its first certificate, lower-case hex; nothing where there is none.
sha256() {
    openssl x509 -in "$1" -noout -fingerprint -sha256 2>/dev/null | sed 's/.*=//; s/://g' | tr A-F a-f
}

short() {
    printf '%.8s' "$1"
}

# Whether the server's account may read a file: as that account, with the groups it would get now.
may_read() {
    [ "$account" = root ] && { [ -r "$1" ]; return; }
    if have runuser; then
        runuser -u "$account" -- test -r "$1" 2>/dev/null </dev/null
    else
        READ=$1 su -s /bin/sh "$account" -c 'test -r "$READ"' 2>/dev/null </dev/null
    fi
}

# Keeps what is there, once: links as links, with owner and mode.
keep_files() {
    [ -e "$kept/complete" ] && return 0
    [ -n "$request_ticket" ] || leave refused "there is no ticket to keep the old files under"
    rm -rf "$kept.new"
    mkdir -p "$kept.new" || leave failed "$kept can't be made"
    chmod 700 /var/lib/rollcall "$kept.new"
    printf '%s\n%s\n' "$certificate_file" "$key_file" >"$kept.new/paths" || leave failed "$kept can't be written"
    for each in certificate key; do
        eval "file=\$${each}_file"
        if [ -e "$file" ] || [ -h "$file" ]; then
            cp -pP "$file" "$kept.new/$each" || leave failed "$file can't be copied"
        fi
    done
    : >"$kept.new/complete" || leave failed "$kept can't be written"
    rm -rf "$kept"
    mv "$kept.new" "$kept" || leave failed "$kept can't be made"
    note "the old files are kept in $kept"
}

# put_back TICKET: what keep_files kept.
put_back() {
    case $1 in '' | *[!A-Za-z0-9._-]* | .*) leave refused "the image names no ticket" ;; esac
    kept=/var/lib/rollcall/$1
    [ -e "$kept/complete" ] || leave refused "nothing is kept in $kept"
    certificate_file=$(sed -n 1p "$kept/paths")
    key_file=$(sed -n 2p "$kept/paths")
    before=$(sha256 "$certificate_file")
    for each in key certificate; do
        eval "file=\$${each}_file"
        if [ -e "$kept/$each" ] || [ -h "$kept/$each" ]; then
            rm -f "$file.rollcall"
            cp -pP "$kept/$each" "$file.rollcall" && mv -f "$file.rollcall" "$file" ||
                leave failed "$file can't be written"
        else
            rm -f "$file"
        fi
        note "$file is as it was"
    done
    change certificate "$(short "$before")" "$(short "$(sha256 "$certificate_file")")"
}

# settle_file OWNER:GROUP MODE FILE
settle_file() {
    chown "$1" "$3" && chmod "$2" "$3" || leave failed "owner and mode of $3 can't be set"
}

key_owner() {
    if [ "$account" = root ]; then
        echo root:root
    else
        echo "root:$(id -gn "$account")"
    fi
}

key_mode() {
    if [ "$account" = root ]; then echo 600; else echo 640; fi
}

restart_server() {
    [ "$restart" = yes ] && [ "$(says "$unit" ActiveState)" = active ] || return 0
    do_it systemctl --no-ask-password restart "$unit" || leave failed "systemctl restart $unit: $problem"
}

# ==== end ====

main
