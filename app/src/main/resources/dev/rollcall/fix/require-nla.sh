#!/bin/sh
# Has the RDP server require network level authentication (NLA): nobody sees a logon screen before having proved who he is.
# Reads one line of JSON from standard input: {"action": "plan" | "apply" | "undo", ...}, and prints one line of JSON. "plan"
# changes nothing.

main() {
    begin
    find_server
    case $server in
    freerdp-shadow) ;;
    gnome-remote-desktop) leave already-so "GNOME Remote Desktop always requires NLA" ;;
    '') leave not-applicable "no RDP server with a systemd unit was found" ;;
    *) leave not-applicable "$server knows no NLA" ;;
    esac
    case $request_action in
    plan | apply) look ;;
    undo)
        undo_shadow
        leave undone
        ;;
    *) leave refused "nothing to do for the action $request_action" ;;
    esac
    case $request_action in
    plan) leave would-change ;;
    apply) apply ;;
    esac
}

look() {
    needs_root
    look_at_shadow
    image="\"unit\":$(text "$unit"),\"dropin\":$(text "$keeps"),\"security\":$(text "$runs")"
    [ "$runs" != nla ] || leave already-so "NLA is required"
    shadow_accounts || leave refused "nobody could log on by NLA: the server has no accounts in $sam"
    change security "$runs" nla
    change "${unit%.service}" running restarted
}

apply() {
    before=$keeps
    if ! set_shadow nla; then
        why=$problem
        set_shadow "$before" || leave failed "$why; and putting it back: $problem"
        leave failed "$why; it is as it was"
    fi
    leave changed
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

# ==== shadow: the same in every fix that has it ====

# FreeRDP's shadow server takes its security from its arguments. What is to differ goes into a drop-in of its unit, after all
# that the unit says itself: the last word on each counts. Security is in words, of: rdp tls nla.

# Sets runs (the security that is in effect), keeps (what the drop-in says, nothing where there is none), command (the unit's own).
look_at_shadow() {
    case $unit in *[!A-Za-z0-9._-]* | -* | .*) leave refused "the unit has an unusual name: $unit" ;; esac
    dropin=/etc/systemd/system/$unit.d/zz-rollcall.conf
    keeps=
    if [ -e "$dropin" ] || [ -h "$dropin" ]; then
        keeps=$(sed -n '1s/^# Rollcall sets the security to: //p' "$dropin" 2>/dev/null)
        known_security "$keeps" || leave refused "$dropin is somebody else's"
    fi
    tries=0
    until see_shadow; do
        case $tries:$(says "$unit" ActiveState) in
        [0-9]:active | [0-9]:activating) sleep 1 ;;
        *) break ;;
        esac
        tries=$((tries + 1))
    done
    [ -n "$runs" ] || [ "$request_action" = undo ] || leave refused "${unit%.service} does not run: start it first"
    command=$($limit systemctl --no-pager cat "$unit" 2>/dev/null | awk -v ours="# $dropin" '
        /^# \// { skip = $0 == ours }
        skip { next }
        /^[ \t]*ExecStart[ \t]*=/ {
            sub(/^[^=]*=[ \t]*/, ""); sub(/[ \t]+$/, "")
            if ($0 == "") { count = 0; next }
            line = $0; count++ }
        END { if (count == 1 && line !~ /\\$/) print line }')
    case ${command%%[ ]*} in
    /*/freerdp-shadow-cli) ;;
    *) leave refused "the unit $unit does not start freerdp-shadow-cli in a plain way" ;;
    esac
}

# Sets main_pid and runs; fails where no server runs, as between two attempts of systemd's to start it.
see_shadow() {
    runs=
    main_pid=$(says "$unit" MainPID | sed 's/^0$//')
    [ -n "$main_pid" ] || return 1
    case $(tr '\000' '\n' <"/proc/$main_pid/cmdline" 2>/dev/null | head -n 1) in
    *freerdp-shadow-cli) runs=$(running_security "$main_pid") ;;
    esac
    [ -n "$runs" ]
}

known_security() {
    case $1 in
    rdp | tls | nla | 'tls nla' | 'rdp tls' | 'rdp tls nla' | 'rdp nla') return 0 ;;
    esac
    return 1
}

# running_security PID: what its arguments come to.
running_security() {
    tr '\000' '\n' <"/proc/$1/cmdline" | awk '
        BEGIN { on["rdp"] = on["tls"] = on["nla"] = 1 }
        /^[\/+-]sec:/ { only = $0; sub(/^.sec:/, "", only); if (only == "ext") only = "nla" }
        /^[\/+-]sec-(rdp|tls|nla)$/ { toggled[substr($0, 6)] = substr($0, 1, 1) != "-" ? "yes" : "no" }
        END {
            split("rdp tls nla", all, " ")
            for (i = 1; i <= 3; i++) {
                each = all[i]
                if (only != "") on[each] = each == only
                if (toggled[each] != "") on[each] = toggled[each] == "yes"
                if (on[each]) words = words (words == "" ? "" : " ") each }
            print words }'
}

# shadow_options WORDS: as arguments, each of them said.
shadow_options() {
    case $1 in
    nla) only=nla ;;
    *tls*) only=tls ;;
    *) only=rdp ;;
    esac
    printf '/sec:%s' "$only"
    for each in rdp tls nla; do
        case " $1 " in
        *" $each "*) printf ' +sec-%s' "$each" ;;
        *) printf ' -sec-%s' "$each" ;;
        esac
    done
}

# set_shadow WORDS: nothing takes the drop-in away. Returns 1 where it did not work, and sets problem.
set_shadow() {
    wanted=$1
    if [ -n "$wanted" ]; then
        mkdir -p "${dropin%/*}" && {
            printf '# Rollcall sets the security to: %s\n[Service]\nExecStart=\nExecStart=' "$wanted"
            printf '%s %s\n' "$command" "$(shadow_options "$wanted")"
        } >"$dropin.new" && chmod 755 "${dropin%/*}" && chmod 644 "$dropin.new" && mv -f "$dropin.new" "$dropin" || {
            problem="$dropin can't be written"
            return 1
        }
        note "$dropin says $wanted"
    else
        rm -f "$dropin" || {
            problem="$dropin can't be removed"
            return 1
        }
        rmdir "${dropin%/*}" 2>/dev/null || :
        note "$dropin is gone"
    fi
    do_it systemctl --no-ask-password daemon-reload || return 1
    # What somebody has stopped meanwhile stays so.
    [ "$(says "$unit" ActiveState)" != inactive ] || return 0
    do_it systemctl --no-ask-password restart "$unit" || return 1
    tries=0
    last=
    while [ $tries -lt 30 ]; do
        # The same process twice, and it listens: it may fail at once, and be started again.
        if see_shadow && { [ -z "$wanted" ] || [ "$runs" = "$wanted" ]; } && listens "$main_pid"; then
            [ "$last" != "$main_pid" ] || return 0
            last=$main_pid
        fi
        sleep 1
        tries=$((tries + 1))
    done
    problem="$unit did not come back with the security $wanted"
    return 1
}

listens() {
    have ss || return 0
    $limit ss -H -ltnp 2>/dev/null | grep -q -F -e "pid=$1,"
}

# Whether anybody could log on by NLA: the server knows its accounts from a file of its own.
shadow_accounts() {
    sam=$(tr '\000' '\n' <"/proc/$main_pid/cmdline" | sed -n 's/^[/+-]sam-file://p' | tail -n 1)
    sam=${sam:-/etc/winpr/SAM}
    [ -s "$sam" ]
}

# Puts back what the image says.
undo_shadow() {
    needs_root
    [ "$server" = freerdp-shadow ] && [ "$request_image_unit" = "$unit" ] || leave refused "the image is not of this server"
    [ -z "$request_image_dropin" ] || known_security "$request_image_dropin" ||
        leave refused "the image is not one of this fix"
    look_at_shadow
    if [ "$keeps" = "$request_image_dropin" ] && [ "$runs" = "$request_image_security" ]; then
        return 0
    fi
    was=$runs
    set_shadow "$request_image_dropin" || leave failed "$problem"
    change security "$was" "$runs"
}

# ==== end ====

main
