#!/bin/sh
# Lets the RDP server speak TLS 1.2 again, where its configuration keeps it from that. What else it speaks stays as it is: nothing
# older is ever allowed, and the ciphers are left alone. Reads one line of JSON from standard input: {"action": "plan" | "apply" |
# "undo", ...}, and prints one line of JSON. "plan" changes nothing.

main() {
    begin
    find_server
    case $server in
    xrdp) ;;
    '') leave not-applicable "no RDP server with a systemd unit was found" ;;
    *) leave not-applicable "$server speaks what its TLS library does" ;;
    esac
    case $request_action in
    plan)
        look
        leave would-change
        ;;
    apply)
        look
        write_ini ssl_protocols "ssl_protocols=$wanted"
        leave changed
        ;;
    undo)
        undo_ini ssl_protocols
        leave undone
        ;;
    *) leave refused "nothing to do for the action $request_action" ;;
    esac
}

look() {
    needs_root
    find_ini
    read_ini ssl_protocols
    image="\"line\":$(text "$line")"
    [ -n "$line" ] || leave already-so "xrdp speaks all that its TLS library does"
    case ,$(printf '%s' "$value" | tr -d '[:space:]'), in
    *,TLSv1.2,*) leave already-so "xrdp speaks TLS 1.2" ;;
    *,TLSv1.3,*) wanted="$value, TLSv1.2" ;;
    *) wanted="${value:+$value, }TLSv1.2, TLSv1.3" ;;
    esac
    change ssl_protocols "${value:-none}" "$wanted"
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

# ==== xrdp.ini: the same in every fix that has it ====

# xrdp reads it anew for every connection: nothing has to be restarted, nobody is cut off.
find_ini() {
    ini=$(readlink -f /etc/xrdp/xrdp.ini 2>/dev/null)
    [ -f "$ini" ] && [ -r "$ini" ] || leave refused "there is no /etc/xrdp/xrdp.ini"
    if [ -n "$main_pid" ] && tr '\000' '\n' <"/proc/$main_pid/cmdline" 2>/dev/null | grep -q -e '^-c$' -e '^--config'; then
        leave refused "xrdp was started with a configuration of its own"
    fi
}

# Sets line (of [Globals], as it stands there; nothing where there is none) and value.
read_ini() {
    line=$(globals "$1" '' no)
    value=$(printf '%s' "${line#*=}" | sed 's/\r$//; s/^[[:space:]]*//; s/[[:space:]]*$//')
}

# write_ini KEY LINE: puts the line in place of the one of this key, or as the first of [Globals]; no line takes it away.
write_ini() {
    rm -f "$ini.rollcall"
    cp -p "$ini" "$ini.rollcall" && globals "$1" "$2" yes >"$ini.rollcall" && [ -s "$ini.rollcall" ] &&
        mv -f "$ini.rollcall" "$ini" || leave failed "$ini can't be written"
    note "$ini has ${2:-no $1}"
}

globals() {
    KEY=$1 LINE=$2 awk -v write="$3" '
        BEGIN { key = ENVIRON["KEY"]; replacement = ENVIRON["LINE"] }
        function ours(  plain, name) {
            plain = $0; sub(/\r$/, "", plain); sub(/^[ \t]+/, "", plain)
            if (plain ~ /^[;#]/ || !index(plain, "=")) return 0
            name = substr(plain, 1, index(plain, "=") - 1); gsub(/[ \t]+$/, "", name)
            return tolower(name) == key }
        { all[NR] = $0 }
        /^[ \t]*\[/ { section = tolower($0); gsub(/[][ \t\r]/, "", section); if (section == "globals" && !head) head = NR }
        section == "globals" && !found && ours() { found = NR }
        END {
            if (write != "yes") { if (found) print all[found]; exit }
            if (!head) exit 1
            for (i = 1; i <= NR; i++) {
                if (i == found) { if (replacement != "") print replacement }
                else print all[i]
                if (i == head && !found && replacement != "") print replacement } }' "$ini"
}

# undo_ini KEY: as the image says.
undo_ini() {
    needs_root
    [ "$server" = xrdp ] || leave refused "the image is not of this server"
    find_ini
    if [ -n "$request_image_line" ]; then
        [ "$(printf '%s\n' "$request_image_line" | wc -l)" -eq 1 ] || leave refused "the image is not one of this fix"
        case $(printf '%s' "${request_image_line%%=*}=" | tr A-Z a-z | tr -d '[:space:]') in
        "$1=") ;;
        *) leave refused "the image is not one of this fix" ;;
        esac
    fi
    read_ini "$1"
    [ "$line" != "$request_image_line" ] || return 0
    change "$1" "$value" "$(printf '%s' "${request_image_line#*=}" | tr -d '\r')"
    write_ini "$1" "$request_image_line"
}

# ==== end ====

main
