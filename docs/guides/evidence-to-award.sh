#!/usr/bin/env bash
# From evidence to a badge that anyone can check, by /api/v1 alone: an empty data folder, an achievement with a rubric,
# a learner's evidence, two markers who do not see each other's marks, a decision, the signed credential, its verification.
# Run it in an empty folder with `cairn` on PATH; it needs bash, curl and jq. It leaves badge.json (signed) and badge.png.
# api.md tells of keys, mistakes and lists; assessing.md of rubrics and markers.
set -euo pipefail

# 1. A data folder, without a browser. In earnest the password is yours and the address is https://badges.example.org.
umask 077
head -c 18 /dev/urandom | base64 >password.txt
cairn init --data data --organisation "Harbour School" --admin-email ada@example.org --password-file password.txt

# 2. Keys. A key is somebody who acts: the second marker must be another one than the first, so each has a key.
key() { cairn api-key new --data data --name "$1" "${@:2}"; }
author=$(key "Course system" --scope achievements:write)
first=$(key "First marker" --scope claims)
second=$(key "Second marker" --scope claims)

# 3. The server, on a free port of this machine, until the script ends.
cairn serve --data data --listen 127.0.0.1:0 >server.txt &
server=$!
trap 'kill "$server"; wait "$server" || true' EXIT
until [ -s server.txt ]; do kill -0 "$server"; sleep 0.1; done
base=$(sed 's,/$,,' server.txt)

# One request: as METHOD ADDRESS [BODY], with KEY where it is somebody's. What is refused is shown, and ends the script.
as() {
  local key=$1 method=$2 address=$3 headers=(-H 'Content-Type: application/json')
  [ -z "$key" ] || headers+=(-H "Authorization: Bearer $key")
  curl --silent --show-error --fail-with-body -X "$method" "${headers[@]}" ${4:+--data "$4"} "$base/api/v1$address" || {
    printf '\n%s %s was refused\n' "$method" "$address" >&2
    exit 1
  }
}

# 4. What can be earned. Whatever is wrong with it would come back with a pointer to its place.
achievement=$(as "$author" POST /achievements '{
  "name": "Welding basics", "description": "Joins two plates of steel by hand.",
  "criteria": "Weld a **corner joint** and say how you kept safe.", "evidence_rule": "file-or-link",
  "alternative_text": "A hexagon with a cairn", "skills": [{"name": "Welding", "level": 2}]}' | jq -r .id)

# 5. How it is assessed: criteria with levels, what it takes to pass, and that every claim has a second, blind marker.
as "$author" PUT "/achievements/$achievement/rubric" '{
  "rubric": {
    "criteria": [
      {"id": "joint", "name": "Sound joint", "weight": 2, "levels": [
        {"name": "Not yet", "points": 0}, {"name": "Sound", "points": 2}, {"name": "Fine", "points": 3}]},
      {"id": "safety", "name": "Safe work", "needed": 2, "levels": [
        {"name": "Not yet", "points": 0}, {"name": "Safe", "points": 1}]}],
    "pass": {"percent": 60}},
  "policy": {"second_marker": "always", "view": "blind", "threshold": 25, "undo_minutes": 0},
  "circumstances": {"method": "demonstration", "supervised": true}}' >/dev/null

# 6. Published. Its claim link ends in a code; who has it may send evidence, and needs no account.
code=$(as "$author" POST "/achievements/$achievement/publish" | jq -r '.claim_link | split("/") | last')

# 7. The learner's evidence: a file in base64, a link, and what is declared with it. The answer holds the learner's own token.
printf 'Plate A, plate B, 90 degrees, gloves and mask on.\n' >protocol.txt
sent=$(as "" POST "/claim/$code" "$(jq -n --arg file "$(base64 <protocol.txt | tr -d '\n')" '{
  name: "Grace Moor", email: "grace@example.org", statement: "I welded two plates into a corner joint.",
  files: [{name: "protocol.txt", content: $file}], links: ["https://example.org/welding"],
  declaration: {identity: true, originality: true, tools: "none"}}')")
claim=$(jq -r .id <<<"$sent")
learner=$(jq -r .learner_token <<<"$sent")

# 8. The first marker finds it in the queue, reads the evidence, and hands the marks in: a level, from 1, for each criterion.
as "$first" GET '/claims?show=unassigned' | jq -e --arg claim "$claim" '.items[0].id == $claim' >/dev/null
evidence=$(as "$first" GET "/claims/$claim" | jq -r '.evidence[] | select(.kind == "file").id')
as "$first" GET "/evidence/$evidence" | cmp - protocol.txt
as "$first" POST "/claims/$claim/markings" '{
  "marks": {"joint": {"level": 3, "comment": "Even all along."}, "safety": {"level": 2}},
  "seconds": 240, "hand_in": true}' | jq -e '.phase == "second"' >/dev/null

# 9. The second marker does not see those marks, and gives a level less. The two lie within the threshold, so the marks stand.
as "$second" GET "/claims/$claim" | jq -e '.markings | length == 0' >/dev/null
as "$second" POST "/claims/$claim/markings" '{
  "marks": {"joint": {"level": 2}, "safety": {"level": 2}}, "seconds": 200, "hand_in": true}' |
  jq -e '.phase == "ready"' >/dev/null

# 10. The decision. With an undo time of nought it takes effect at once: the credential is signed.
badge=$(as "$first" POST "/claims/$claim/decision" '{
  "outcome": "awarded", "reason": "Sound and even.", "supervised": true, "identity_checked": true}' | jq -r .award.url)

# 11. The learner sees it too, by their own token.
as "" GET "/learners/$learner/claims/$claim" | jq -e '.state == "awarded"' >/dev/null

# 12. The credential, fetched as anybody may. Level, percent and how it was assessed stand in it.
curl --silent --fail "$badge.json" >badge.json
curl --silent --fail "$badge.png" >badge.png
jq -e '[.credentialSubject.result[].value] | index("Fine") and index("100")' badge.json >/dev/null

# 13. Its verification. A verifier asks the issuer whether the badge still holds. Only this machine reaches this server, so the
# answer is fetched here and given to `cairn verify`; a badge of a public address needs neither --documents nor the index.
mkdir -p documents
jq -r '[.credentialStatus] | flatten | .[].statusListCredential' badge.json | sort -u | while read -r list; do
  name=$(basename "$list").json
  curl --silent --fail "$list" >"documents/$name"
  jq -n --arg list "$list" --arg name "$name" '{($list): $name}'
done | jq -s add >documents/index.json
cairn verify badge.json --documents documents --subject email:grace@example.org
