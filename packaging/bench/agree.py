"""agree.py MAP.csv GOT.ndjson: compares what a check saw with the simulator's map. Exit 1 where they differ."""
import csv
import json
import sys

NOT_OPEN = {"filtered": "filtered", "closed": "refused"}
NOT_NEGOTIATED = {"timeout": {"silent"}, "closed": {"dropped"}, "garbage": {"not-rdp"}, "bad-length": {"not-rdp"}}
FAILURES = {"2": "SSL_NOT_ALLOWED_BY_SERVER", "5": "HYBRID_REQUIRED_BY_SERVER"}
CERTIFICATE = {"subject": "subject", "issuer": "issuer", "sha256": "sha256", "key": "key"}
IDENTITY = {"nb_computer": "computer", "nb_domain": "domain", "dns_computer": "dns_computer",
            "dns_domain": "dns_domain", "dns_tree": "dns_tree", "os_version": "os_version"}


def moment(text):
    return "".join(c for c in text if c.isdigit())[:14]


def same(key, want, got):
    if key == "key":
        want = want.replace("-", " ")
    return want == str(got)


def differences(want, row):
    checks = row["checks"]
    port, nla, certificate = checks["port"], checks["nla"], checks["certificate"]
    found = []

    def expect(what, wanted, got):
        if wanted != got:
            found.append((what, wanted, got))

    if want["port"] != "open":
        expect("port", NOT_OPEN[want["port"]], port["code"])
        expect("nla", "not-reached", nla["code"])
        return found
    if want["x224"] in NOT_NEGOTIATED:
        if port["code"] not in NOT_NEGOTIATED[want["x224"]]:
            found.append(("port", want["x224"], port["code"]))
        return found
    if port["code"] not in ("open", "slow"):
        found.append(("port", "open", port["code"]))
        return found
    facts = nla.get("facts", {})
    if want["x224"] == "neg-failure":
        expect("failure", FAILURES[want["failure_code"]], facts.get("failure"))
        return found
    expect("selected", want["protocol"], facts.get("selected"))
    if want["tls"] == "stall":
        expect("nla", "broken", nla["code"])
        return found
    seen = certificate.get("facts", {})
    if want["protocol"] != "RDP":
        expect("tls", want["tls"].replace(".0", ""), str(seen.get("tls", "")).replace(".0", ""))
        for key, name in CERTIFICATE.items():
            if not same(key, want[key], seen.get(name, "")):
                found.append((name, want[key], seen.get(name)))
        algorithm, digest = want["sigalg"].split("-")
        expect("signature", digest + "with" + algorithm, seen.get("signature"))
        expect("not_before", moment(want["not_before"]), moment(str(seen.get("not_before"))))
        expect("not_after", moment(want["not_after"]), moment(str(seen.get("not_after"))))
        expect("san", sorted(filter(None, want["san"].split(";"))), sorted(seen.get("san", [])))
    if want["protocol"] in ("HYBRID", "HYBRID_EX"):
        expect("nla", "required", nla["code"])
        for key, name in IDENTITY.items():
            expect(name, want[key], facts.get(name, ""))
    return found


def main(map_file, got_file):
    truth = {row["address"]: row for row in csv.DictReader(open(map_file))}
    total, wrong = len(truth), 0
    for line in open(got_file):
        row = json.loads(line)
        want = truth.pop(row["host"])
        found = differences(want, row)
        if found:
            wrong += 1
            if wrong <= 10:
                print(row["host"], want["persona"], found)
    print(f"{total} hosts: {wrong} differ from the map, {len(truth)} are missing")
    return 1 if wrong or truth else 0


sys.exit(main(*sys.argv[1:]))
