#!/bin/sh
# Has this host's own firewall (ufw, firewalld, nftables or iptables) let clients from the given networks through to the port
# that its RDP server listens on, and nobody else. Reads one line of JSON from standard input: {"action": "plan" | "apply" |
# "undo", "parameters": {"from": "10.1.0.0/16,local"}, ...}, and prints one line of JSON. "plan" changes nothing.

main() {
    begin
    case $request_action in
    undo) undo ;;
    plan | apply) ;;
    *) leave refused "nothing to do for the action $request_action" ;;
    esac
    [ -n "$request_ticket" ] || leave refused "there is no ticket to know the rules by"
    read_networks
    find_server
    [ -n "$unit" ] || leave not-applicable "no RDP server with a systemd unit was found"
    find_port
    needs_root
    find_firewall
    wants=
    [ "$kind" = none ] && leave already-so "no firewall on this host turns anybody away from port $port"
    "look_at_$kind"
    [ -n "$wants" ] || leave already-so "$kind lets $(shown) through to port $port"
    [ "$request_action" = apply ] || leave would-change "$remark"
    "apply_$kind"
    leave changed "$remark"
}

# ---- who may connect -----------------------------------------------------------------------------------------------

# Sets networks: one a line, checked, without host bits; or any.
read_networks() {
    remark=
    networks=
    spelled=$(FROM=${request_parameters_from:-local} awk 'BEGIN {
        count = split(ENVIRON["FROM"], parts, ",")
        if (count > 100) { print "!"; exit }
        for (i = 1; i <= count; i++) {
            part = parts[i]; gsub(/^ +| +$/, "", part)
            if (part == "local" || part == "any") { print part; continue }
            address = part; size = ""
            if (at = index(part, "/")) {
                address = substr(part, 1, at - 1); size = substr(part, at + 1)
                if (size !~ /^[0-9][0-9]?[0-9]?$/) { print "!"; exit } }
            if (address ~ /^[0-9]+\.[0-9]+\.[0-9]+\.[0-9]+$/) {
                split(address, octet, "."); value = 0
                for (o = 1; o <= 4; o++) {
                    if (length(octet[o]) > 3 || octet[o] > 255) { print "!"; exit }
                    value = value * 256 + octet[o] }
                if (size == "") size = 32
                if (size + 0 > 32) { print "!"; exit }
                keep = 2 ^ (32 - size); value = int(value / keep) * keep
                printf "%d.%d.%d.%d%s\n", int(value / 16777216), int(value / 65536) % 256, int(value / 256) % 256,
                    value % 256, size + 0 == 32 ? "" : "/" size + 0 }
            else if (address ~ /^[0-9A-F:a-f]+$/ && address ~ /:.*:/ && length(address) <= 39) {
                if (size == "") size = 128
                if (size + 0 > 128) { print "!"; exit }
                print tolower(address) (size + 0 == 128 ? "" : "/" size + 0) }
            else { print "!"; exit } } }')
    for each in ${spelled:-!}; do
        case $each in
        '!') leave refused "from is no list of networks such as 10.1.0.0/16, local or any" ;;
        any)
            networks=any
            return
            ;;
        local)
            here=$(local_networks)
            [ -n "$here" ] || leave refused "the host's own networks are not known: say from"
            networks="$networks $here"
            ;;
        *) networks="$networks $each" ;;
        esac
    done
    networks=$(printf '%s\n' $networks | awk '!seen[$0]++')
    # Nobody but everybody has a network without bits.
    case " $(echo $networks) " in *' 0.0.0.0/0 '* | *' ::/0 '*) networks=any ;; esac
}

# Those that this host is in, by its routes; not those that it makes up for containers and virtual machines.
local_networks() {
    have ip || return
    { ip -o -4 route show scope link; ip -o -6 route show; } 2>/dev/null | awk '
        $1 !~ /\// || $1 ~ /^(fe80|ff)/ || / via / { next }
        { device = ""; for (i = 2; i < NF; i++) if ($i == "dev") device = $(i + 1) }
        device ~ /^(lo$|docker|br-|virbr|veth|lxc|lxdbr|cni|flannel|podman)/ { next }
        { print $1 }'
}

shown() {
    echo $networks | cut -c 1-200
}

family_of() {
    case $1 in any) echo any ;; *:*) echo ip6 ;; *) echo ip ;; esac
}

# ---- which firewall ------------------------------------------------------------------------------------------------

find_firewall() {
    kind=none
    if have firewall-cmd && [ "$($limit firewall-cmd --state 2>/dev/null)" = running ]; then
        kind=firewalld
    elif have ufw && $limit ufw status 2>/dev/null | grep -q '^Status: active'; then
        kind=ufw
    elif have nft && [ -n "$(blocking_chains)" ]; then
        kind=nftables
    elif have iptables && [ -n "$(old_tables)" ]; then
        kind=iptables
    fi
}

# ---- ufw -----------------------------------------------------------------------------------------------------------

# As ufw itself writes it; deleting one takes the same words.
ufw_words() {
    if [ "$1" = any ]; then
        echo "allow $port/tcp"
    else
        echo "allow from $1 to any port $port proto tcp"
    fi
}

look_at_ufw() {
    there=$($limit ufw show added 2>/dev/null)
    added=
    for network in $networks; do
        for words in "$(ufw_words "$network")" "allow $port/tcp" "allow $port"; do
            printf '%s\n' "$there" | grep -qxF -e "ufw $words" && continue 2
        done
        wants="$wants $network"
        added="$added,$(text "$network")"
        change "ufw, port $port" "" "$network may connect"
    done
    image="\"kind\":\"ufw\",\"port\":$port,\"added\":[${added#,}]"
}

apply_ufw() {
    for network in $wants; do
        # Before all others, for the first that fits decides; where ufw is too old for that, at the end.
        # shellcheck disable=SC2046
        do_it ufw prepend $(ufw_words "$network") || do_it ufw $(ufw_words "$network") || leave failed "ufw: $problem"
    done
}

undo_ufw() {
    for network in $request_image_added; do
        there=$($limit ufw show added 2>/dev/null)
        words=$(ufw_words "$network")
        printf '%s\n' "$there" | grep -qxF -e "ufw $words" || continue
        change "ufw, port $port" "$network may connect" ""
        # shellcheck disable=SC2086
        do_it ufw --force delete $words || leave failed "ufw delete $words: $problem"
    done
}

# ---- firewalld -----------------------------------------------------------------------------------------------------

# fw RUNTIME-OR-PERMANENT VERB NETWORK: asks for, adds or removes what lets a network in.
fw() {
    set -- "$1" "$2" "$3" "--zone=$zone"
    [ "$1" = runtime ] || set -- "$1" "$2" "$3" "--zone=$zone" --permanent
    place=$1
    verb=$2
    network_=$3
    shift 3
    case $network_ in
    any) set -- "$@" "--$verb-port=$port/tcp" ;;
    *:*) set -- "$@" "--$verb-rich-rule=rule family=\"ipv6\" source address=\"$network_\" port port=\"$port\" protocol=\"tcp\" accept" ;;
    *) set -- "$@" "--$verb-rich-rule=rule family=\"ipv4\" source address=\"$network_\" port port=\"$port\" protocol=\"tcp\" accept" ;;
    esac
    if [ "$verb" = query ]; then
        $limit firewall-cmd "$@" >/dev/null 2>&1
    else
        do_it firewall-cmd "$@" || leave failed "firewall-cmd, $place: $problem"
    fi
}

# Sets zone: that of the interface by which this host reaches others.
find_zone() {
    device=$(ip -o route show default 2>/dev/null | sed -n 's/.* dev \([^ ]*\).*/\1/p' | head -n 1)
    [ -n "$device" ] || device=$(ip -o -4 route show scope link 2>/dev/null | sed -n 's/.* dev \([^ ]*\).*/\1/p' | head -n 1)
    zone=
    [ -z "$device" ] || zone=$($limit firewall-cmd --get-zone-of-interface="$device" 2>/dev/null)
    [ -n "$zone" ] || zone=$($limit firewall-cmd --get-default-zone 2>/dev/null)
    case $zone in '' | *[!A-Za-z0-9_-]* | -*) leave failed "firewalld names no zone" ;; esac
}

look_at_firewalld() {
    find_zone
    runtime=
    permanent=
    for network in $networks; do
        for place in runtime permanent; do
            here=$place
            if fw "$here" query any || fw "$here" query "$network"; then
                continue
            fi
            if [ "$port" = 3389 ] && rdp_service "$here"; then
                continue
            fi
            case $here in
            runtime) runtime="$runtime,$(text "$network")" ;;
            permanent) permanent="$permanent,$(text "$network")" ;;
            esac
            wants="$wants $here:$network"
            change "firewalld, zone $zone, port $port, $here" "" "$network may connect"
        done
    done
    image="\"kind\":\"firewalld\",\"port\":$port,\"zone\":$(text "$zone"),\"runtime\":[${runtime#,}],\"permanent\":[${permanent#,}]"
}

rdp_service() {
    if [ "$1" = permanent ]; then
        $limit firewall-cmd --permanent --zone="$zone" --query-service=rdp >/dev/null 2>&1
    else
        $limit firewall-cmd --zone="$zone" --query-service=rdp >/dev/null 2>&1
    fi
}

apply_firewalld() {
    for want in $wants; do
        fw "${want%%:*}" add "${want#*:}"
    done
}

undo_firewalld() {
    zone=$request_image_zone
    case $zone in '' | *[!A-Za-z0-9_-]* | -*) leave refused "the image names no zone" ;; esac
    for network in $request_image_runtime; do
        fw runtime query "$network" || continue
        change "firewalld, zone $zone, port $port, runtime" "$network may connect" ""
        fw runtime remove "$network"
    done
    for network in $request_image_permanent; do
        fw permanent query "$network" || continue
        change "firewalld, zone $zone, port $port, permanent" "$network may connect" ""
        fw permanent remove "$network"
    done
}

# ---- nftables ------------------------------------------------------------------------------------------------------

# A line for each chain that clients come through and that may turn some of them away: family, table, chain. What was made by
# iptables is left to it.
blocking_chains() {
    $limit nft list ruleset 2>/dev/null | PORT=$port awk '
        function within(text,    parts, n, i, ends) {
            gsub(/[{} ]/, "", text); n = split(text, parts, ",")
            for (i = 1; i <= n; i++) {
                if (parts[i] == ENVIRON["PORT"] || parts[i] ~ /^@/) return 1
                if (parts[i] == "ms-wbt-server" && ENVIRON["PORT"] == 3389) return 1
                if (parts[i] ~ /^[0-9]+-[0-9]+$/) {
                    split(parts[i], ends, "-")
                    if (ENVIRON["PORT"] + 0 >= ends[1] + 0 && ENVIRON["PORT"] + 0 <= ends[2] + 0) return 1 } }
            return 0 }
        function close_chain() {
            if (base && !open && (blocked || dropping) && !(chain == "INPUT" && table == "filter" && family != "inet"))
                print family, table, chain
            base = 0 }
        /^table / { family = $2; table = $3; next }
        /^[ \t]+chain [^ ]+ \{/ { chain = $2; base = 0; next }
        /^[ \t]+\}/ { close_chain(); next }
        /type filter hook (input|prerouting) / && (family == "inet" || family == "ip" || family == "ip6") {
            base = 1; open = 0; blocked = 0; dropping = /policy drop/; next }
        base && !open && !blocked {
            line = $0; sub(/^[ \t]+/, "", line); sub(/ comment ".*"/, "", line); sub(/ counter packets [0-9]+ bytes [0-9]+/, "", line)
            if (line ~ /^(udp|icmp|icmpv6|sctp) / || line ~ /^meta l4proto (\{ )?(icmp|icmpv6|ipv6-icmp|udp) /) next
            if (line ~ /^iif(name)? "?lo"? /) next
            if (line ~ /ct state / && line !~ /new|vmap/) next
            if (match(line, /dport (\{[^}]*\}|[^ ]+)/) && !within(substr(line, RSTART + 6, RLENGTH - 6))) next
            if (line == "accept" || line ~ /^tcp dport (\{[^}]*\}|[^ !]+) accept$/) open = 1
            else if (line ~ /(^| )(drop|reject.*|jump .*|goto .*|queue.*)$/ || line ~ /vmap/) blocked = 1 }'
}

# lets_in FAMILY TABLE CHAIN NETWORK: whether one of our rules does.
lets_in() {
    $limit nft list chain "$1" "$2" "$3" 2>/dev/null | grep -F -e 'comment "rollcall ' | grep -qF -e " $port $4\""
}

# The rule that lets a network in, in the words of nft; nothing where this family of tables does not see such clients.
nft_rule() {
    case $(family_of "$4"):$1 in
    any:*) from= ;;
    ip:inet | ip:ip) from="ip saddr $4 " ;;
    ip6:inet | ip6:ip6) from="ip6 saddr $4 " ;;
    *) return 1 ;;
    esac
    echo "insert rule $1 $2 $3 ${from}tcp dport $port accept comment \"rollcall $request_ticket $port $4\""
}

# What was read at the start, so that the ruleset also comes back like this.
rules_file() {
    for each in /etc/nftables.conf /etc/sysconfig/nftables.conf; do
        if [ -f "$each" ]; then
            readlink -f "$each"
            return
        fi
    done
}

look_at_nftables() {
    file=$(rules_file)
    lines=
    kept_lines=
    chains=$(blocking_chains)
    while IFS=' ' read -r family table chain; do
        for network in $networks; do
            rule=$(nft_rule "$family" "$table" "$chain" "$network") || continue
            if ! lets_in "$family" "$table" "$chain" "$network"; then
                lines="$lines$rule
"
                change "nftables, $table $chain, port $port" "" "$network may connect"
            fi
            if [ -n "$file" ] && ! grep -F -e "insert rule $family $table $chain " "$file" | grep -F -e 'comment "rollcall ' |
                grep -qF -e " $port $network\""; then
                kept_lines="$kept_lines$rule
"
            fi
        done
    done <<END
$chains
END
    if [ -n "$kept_lines" ]; then
        # A file that does not make these chains can't keep rules for them.
        if { cat "$file"; printf '\n%s' "$kept_lines"; } | $limit nft -c -f - >/dev/null 2>&1; then
            change "$file" "as it is" "with $(printf '%s' "$kept_lines" | wc -l | tr -d ' ') more rules at its end"
        else
            kept_lines=
            remark="$file does not make these chains: until the firewall is loaded again"
        fi
    elif [ -z "$file" ]; then
        remark="no file of rules was found: until the firewall is loaded again"
    fi
    wants=$lines$kept_lines
    image="\"kind\":\"nftables\",\"port\":$port,\"ticket\":$(text "$request_ticket"),\"file\":$(text "$file")"
}

apply_nftables() {
    if [ -n "$kept_lines" ]; then
        mkdir -p "$kept" && chmod 700 /var/lib/rollcall "$kept" || leave failed "$kept can't be made"
        if [ ! -e "$kept/rules" ]; then
            cp -p "$file" "$kept/rules.new" && mv "$kept/rules.new" "$kept/rules" || leave failed "$file can't be copied"
        fi
        rm -f "$file.rollcall"
        cp -p "$file" "$file.rollcall" && printf '\n%s' "$kept_lines" >>"$file.rollcall" &&
            sha256sum <"$file.rollcall" >"$kept/after" && mv -f "$file.rollcall" "$file" || leave failed "$file can't be written"
        note "rules are added to $file"
    fi
    [ -n "$lines" ] || return 0
    # All or none.
    complaint=$(printf '%s' "$lines" | $limit nft -f - 2>&1) ||
        leave failed "nft: $(printf '%s\n' "$complaint" | head -n 1 | cut -c 1-200)"
    note "rules are inserted"
}

undo_nftables() {
    ticket=$request_image_ticket
    case $ticket in '' | *[!A-Za-z0-9._-]* | .*) leave refused "the image names no ticket" ;; esac
    lines=$($limit nft -a list ruleset 2>/dev/null | MARK="comment \"rollcall $ticket " awk '
        /^table / { family = $2; table = $3; next }
        /^[ \t]+chain [^ ]+ \{/ { chain = $2; next }
        index($0, ENVIRON["MARK"]) && match($0, /# handle [0-9]+$/) {
            print "delete rule " family " " table " " chain " handle " substr($0, RSTART + 9) }')
    if [ -n "$lines" ]; then
        complaint=$(printf '%s\n' "$lines" | $limit nft -f - 2>&1) ||
            leave failed "nft: $(printf '%s\n' "$complaint" | head -n 1 | cut -c 1-200)"
        change "nftables, port $port" "$(printf '%s\n' "$lines" | wc -l | tr -d ' ') rules of ours" ""
        note "rules are taken out"
    fi
    file=$request_image_file
    case $file in /*) ;; *) return 0 ;; esac
    kept=/var/lib/rollcall/$ticket
    [ -f "$file" ] && grep -qF -e "comment \"rollcall $ticket " "$file" || return 0
    rm -f "$file.rollcall"
    cp -p "$file" "$file.rollcall" || leave failed "$file can't be written"
    if [ -e "$kept/rules" ] && [ "$(sha256sum <"$file")" = "$(cat "$kept/after" 2>/dev/null)" ]; then
        cat "$kept/rules" >"$file.rollcall" || leave failed "$file can't be written"
    else
        # Somebody changed it since: what they did stays.
        grep -vF -e "comment \"rollcall $ticket " "$file" >"$file.rollcall" || :
    fi
    mv -f "$file.rollcall" "$file" || leave failed "$file can't be written"
    change "$file" "with rules of ours" "as it was"
}

# ---- iptables ------------------------------------------------------------------------------------------------------

# The tools whose input chain turns some clients away.
old_tables() {
    for tool in iptables ip6tables; do
        have $tool || continue
        $limit $tool -w 5 -S INPUT 2>/dev/null | grep -v -e "--dport $port .*-j ACCEPT" |
            grep -q -e '^-P INPUT DROP' -e '^-A INPUT .*-j [^A]' -e '^-A INPUT .*-g ' && echo $tool
    done
}

# ipt TOOL VERB NETWORK
ipt() {
    if [ "$3" = any ]; then
        do_it "$1" -w 5 "$2" INPUT -p tcp --dport "$port" -m comment --comment rollcall -j ACCEPT
    else
        do_it "$1" -w 5 "$2" INPUT -s "$3" -p tcp --dport "$port" -m comment --comment rollcall -j ACCEPT
    fi
}

look_at_iptables() {
    added=
    for tool in $(old_tables); do
        for network in $networks; do
            case $(family_of "$network"):$tool in ip:ip6tables | ip6:iptables) continue ;; esac
            ipt $tool -C "$network" && continue
            wants="$wants $tool,$network"
            added="$added,$(text "$tool,$network")"
            change "$tool, port $port" "" "$network may connect"
        done
    done
    notes=
    remark="iptables does not keep rules itself: until the firewall is loaded again"
    image="\"kind\":\"iptables\",\"port\":$port,\"added\":[${added#,}]"
}

apply_iptables() {
    for want in $wants; do
        ipt "${want%%,*}" -I "${want#*,}" || leave failed "${want%%,*}: $problem"
    done
}

undo_iptables() {
    for each in $request_image_added; do
        tool=${each%%,*}
        case $tool in iptables | ip6tables) ;; *) leave refused "the image is not one of this fix" ;; esac
        while ipt "$tool" -C "${each#*,}"; do
            ipt "$tool" -D "${each#*,}" || leave failed "$tool: $problem"
            change "$tool, port $port" "${each#*,} may connect" ""
        done
    done
}

# ---- undo ----------------------------------------------------------------------------------------------------------

undo() {
    needs_root
    port=$request_image_port
    case $port in '' | *[!0-9]* | ??????*) leave refused "the image names no port" ;; esac
    for each in "$request_image_added" "$request_image_runtime" "$request_image_permanent"; do
        case $(printf '%s' "$each" | tr '\n' ' ') in
        *[!A-Za-z0-9.:/,\ ]*) leave refused "the image is not one of this fix" ;;
        esac
    done
    case $request_image_kind in
    ufw | firewalld | nftables | iptables) "undo_$request_image_kind" ;;
    *) leave refused "the image names no firewall" ;;
    esac
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

# ==== listener: the same in every fix that has it ====

# Sets port: where the RDP server is configured to listen. Needs find_server.
find_port() {
    port=
    case $server in
    xrdp)
        port=$(awk '
            { sub(/\r$/, ""); sub(/^[ \t]+/, "") }
            /^[;#]/ { next }
            /^\[/ { section = tolower($0); gsub(/[][ \t]/, "", section); next }
            section == "globals" && /^[Pp][Oo][Rr][Tt][ \t]*=/ { sub(/^[^=]*=[ \t]*/, ""); print; exit }' \
            /etc/xrdp/xrdp.ini 2>/dev/null | sed 's/[ ,].*//; s/.*:\([0-9]*\)$/\1/')
        ;;
    freerdp-shadow) port=$(argument /port:) ;;
    weston) port=$(argument --port=) ;;
    gnome-remote-desktop)
        port=$({ $limit grdctl --system status || $limit grdctl status; } 2>/dev/null |
            sed -n 's/^[[:space:]]*Port:[[:space:]]*//p' | head -n 1)
        ;;
    esac
    case $port in '' | *[!0-9]* | ??????*) port=3389 ;; esac
}

# The rest of the server's argument that begins as given.
argument() {
    if [ -n "$main_pid" ] && [ -r "/proc/$main_pid/cmdline" ]; then
        tr '\000' '\n' <"/proc/$main_pid/cmdline"
    else
        says "$unit" ExecStart | tr ' ' '\n'
    fi | while IFS= read -r each; do
        case $each in "$1"*) printf '%s\n' "${each#"$1"}" ;; esac
    done | tail -n 1
}

# ==== end ====

main
