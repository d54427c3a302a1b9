#!/usr/bin/env bash
# From a key to a badge that anyone can check, in one go. Run it in an empty folder with `cairn` on PATH:
# it leaves guide.key, badge.json (signed) and badge.png (signed, the credential inside the image).
# command-line.md explains each step.
set -euo pipefail

# 1. A key. In earnest, lock it: --passphrase-file FILE.
cairn key new -o guide.key
issuer=$(cairn key show guide.key --json | sed -n 's/.*"did": "\(.*\)".*/\1/p')

# 2. What the badge says.
cat >unsigned.json <<JSON
{
  "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
  "id": "urn:uuid:6c2a5b0e-1d0f-4b8e-9a51-0f6b5a1c7e42",
  "type": ["VerifiableCredential", "OpenBadgeCredential"],
  "name": "Bread Baking",
  "issuer": {"id": "$issuer", "type": ["Profile"], "name": "Village Bakery"},
  "validFrom": "2026-01-01T00:00:00Z",
  "credentialSubject": {
    "id": "did:example:ada", "type": ["AchievementSubject"],
    "achievement": {
      "id": "urn:uuid:0b6f7a54-3f0e-4c86-8f3b-52f1f8f0c9d1", "type": ["Achievement"], "name": "Bread Baking",
      "description": "Bakes a loaf of sourdough from starter to crust.",
      "criteria": {"narrative": "Bake three loaves and bring one to be tasted."}
    }
  }
}
JSON

# 3. Signed. Whatever breaks a rule, or would not be covered by the signature, is refused here.
cairn issue unsigned.json --key guide.key -o badge.json

# 4. Inside an image (one blue pixel will do).
base64 -d >blank.png <<'PNG'
iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNQcGgAAAFkAOHHE8n2AAAAAElFTkSuQmCC
PNG
cairn bake badge.json blank.png -o badge.png

# 5. Checked, as anyone would who was sent the image.
cairn verify badge.png --offline

# 6. And out again, byte for byte.
cairn unbake badge.png -o unbaked.json
cmp badge.json unbaked.json
