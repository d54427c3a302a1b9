// SPDX-License-Identifier: Apache-2.0
// What whoever unpacks an export reads first.
#include "app/organisation/export_part.h"

namespace cairn::app {
namespace {

constexpr std::string_view readme =
    R"(Everything this server keeps of an organisation, as files that need no program of ours.

organisation.json        who it is, and its keys (their public part)
logo.png                 its logo
did.json                 its DID document, where its address has one
achievements.csv         what can be earned
achievements/ID/V.json   the same in its version V, as Open Badges 3.0
rubrics/ID/V.json        how it is assessed from that version on
stacks/ID.json           achievements made of others: the rule as written and as published
learners.csv             people, with the addresses they proved
claims.csv               who claimed what, and what was decided
claims/ID.json           a claim whole: statement, evidence, declarations, marks, what was said,
                         decision, appeal
evidence/CLAIM/ID-NAME   files that came with claims, as they came
awards.csv               badges: of whom, for what, whether they hold
credentials/ID.json      the signed badge, byte for byte; ID-V.json is one that was replaced,
                         ID.removed.txt stands for one that was removed with its person
issued/NUMBER.json       what programs had signed over the VC API
status-lists/ID.json     the signed lists that say which badges still hold
audit.csv                who did what

Times are UTC. In tables, a cell that a spreadsheet would take for a formula has an apostrophe
before it; the JSON files have everything as it is.

Not here, because it is secret or the server's own: private keys, passwords, tokens of links and
programs, mail on its way, frameworks and catalogues.

Badges go on being checked as long as the addresses they name are answered: credentials by "id",
status lists by "statusListCredential", the DID document by its did:web. All three can be served
as plain files.
)";

}  // namespace

Result<bool> export_readme(ExportPlace& place) {
  CAIRN_CHECK(place.archive.add("README.txt", readme));
  return false;
}

}  // namespace cairn::app
