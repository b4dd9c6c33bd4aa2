#!/bin/sh
# Lets the RDP server read its private key again: owner and mode of that one file, and nothing else. Where the file is a link to
# a key that others use too, as Debian's own snakeoil pair, the server joins the group that may read it. Reads one line of JSON
# from standard input: {"action": "plan" | "apply" | "undo", ...}, and prints one line of JSON. "plan" changes nothing.

main() {
    begin
    find_server
    case $request_action in
    plan | apply)
        find_certificate
        look
        ;;
    undo) undo ;;
    *) leave refused "nothing to do for the action $request_action" ;;
    esac
    case $request_action in
    plan) leave would-change ;;
    apply) apply ;;
    esac
}

# Sets way: group (join that of the key) or mode (give the key to the server's group).
look() {
    needs_root
    real=$(readlink -f "$key_file" 2>/dev/null)
    [ -n "$real" ] && [ -f "$real" ] || leave refused "there is no key: $key_file"
    grep -q -e '-----BEGIN .*PRIVATE KEY-----' "$real" 2>/dev/null || leave refused "there is no private key in $real"
    owner=$(stat -c %U:%G "$real")
    mode=$(stat -c %a "$real")
    group=${owner#*:}
    way=mode
    # A key outside the server's own folder is not this server's alone.
    if [ "$real" != "$key_file" ] && [ "$group" != root ] && [ "$account" != root ]; then
        way=group
    fi
    image="\"file\":$(text "$real"),\"owner\":$(text "$owner"),\"mode\":$(text "$mode"),\"way\":\"$way\""
    image="$image,\"account\":$(text "$account"),\"group\":$(text "$group"),\"unit\":$(text "$unit")"
    image="$image,\"member\":\"$(is_member "$account" "$group")\""
    # As it was before this step was begun, and not as it was left halfway.
    [ ! -s "$kept/image" ] || image=$(cat "$kept/image")
    if may_read "$real" && in_group_now; then
        leave already-so "$account may read $real"
    fi
    if [ $way = group ]; then
        [ "$(is_member "$account" "$group")" = yes ] || change "groups of $account" "" "$group"
        change "${unit%.service}" running restarted
    else
        change "owner of $real" "$owner" "$(key_owner)"
        change "mode of $real" "$mode" "$(key_mode)"
    fi
}

# is_member ACCOUNT GROUP: yes or no, of what is set, not of what a process has.
is_member() {
    if id -nG -- "$1" 2>/dev/null | tr ' ' '\n' | grep -qxF -e "$2"; then echo yes; else echo no; fi
}

# A process has the groups it was started with.
in_group_now() {
    [ $way = group ] && [ -n "$main_pid" ] || return 0
    number=$(getent group "$group" | cut -d: -f3)
    awk -v number="$number" '/^(Groups|Gid):/ { for (i = 2; i <= NF; i++) if ($i == number) found = 1 } END { exit !found }' \
        "/proc/$main_pid/status"
}

apply() {
    keep_image
    if [ $way = group ]; then
        do_it usermod -a -G "$group" "$account" || leave failed "usermod: $problem"
        restart=yes
        restart_server
    else
        settle_file "$(key_owner)" "$(key_mode)" "$real"
        note "$real is $(key_owner) $(key_mode)"
        restart_server
    fi
    may_read "$real" || leave failed "$account still can't read $real: see the folders above it"
    leave changed
}

keep_image() {
    [ ! -s "$kept/image" ] || return 0
    [ -n "$request_ticket" ] || leave refused "there is no ticket to keep what was under"
    mkdir -p "$kept" && chmod 700 /var/lib/rollcall "$kept" || leave failed "$kept can't be made"
    printf '%s\n' "$image" >"$kept/image.new" && mv -f "$kept/image.new" "$kept/image" ||
        leave failed "$kept can't be written"
}

undo() {
    needs_root
    file=$request_image_file
    account=$request_image_account
    case $file in /*) ;; *) leave refused "the image names no file" ;; esac
    case $request_image_owner:$request_image_mode:$request_image_group:$account in
    *[!A-Za-z0-9._:-]* | -* | *:-*) leave refused "the image is not one of this fix" ;;
    esac
    if [ "$request_image_way" = group ]; then
        if [ "$request_image_member" != yes ] && [ "$(is_member "$account" "$request_image_group")" = yes ]; then
            have gpasswd || leave refused "there is no gpasswd on this host"
            change "groups of $account" "$request_image_group" ""
            do_it gpasswd -d "$account" "$request_image_group" || leave failed "gpasswd: $problem"
        fi
        restart=yes
        restart_server
    else
        [ -f "$file" ] || leave refused "there is no $file any more"
        change "owner of $file" "$(stat -c %U:%G "$file")" "$request_image_owner"
        change "mode of $file" "$(stat -c %a "$file")" "$request_image_mode"
        settle_file "$request_image_owner" "$request_image_mode" "$file"
        note "$file is as it was"
    fi
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
