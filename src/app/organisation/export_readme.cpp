// SPDX-License-Identifier: Apache-2.0
// What whoever unpacks an export reads first.
#include <algorithm>

#include "app/organisation/export_part.h"
#include "app/organisation/export_tables.h"

namespace cairn::app {
namespace {

constexpr std::string_view files =
    R"(Everything this server keeps of an organisation at one moment, as files that need no program of
ours.

organisation.json        who it is, and its keys (their public part)
logo.png                 its logo
did.json                 its DID document, where its address has one
members.csv              who works for it, and as what
achievements.csv         what can be earned
achievements/ID/V.json   the same in its version V, as Open Badges 3.0
rubrics/ID/V.json        how it is assessed from that version on
pictures/ID.png          pictures that badges are drawn with
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
outside/ID.json          badges of other issuers that learners showed, as they were brought (or
                         .png, .svg, .txt)
status-lists/ID.json     the signed lists that say which badges still hold; ID.jwt tells the same to
                         readers of tokens
audit.csv                who did what
tables/NAME.csv          what else the database has, row by row:

)";

constexpr std::string_view notes = R"(
Times are UTC. In tables, a cell that a spreadsheet would take for a formula has an apostrophe
before it; the JSON files have everything as it is. Flags are 0 and 1.

Not here, because it is secret or the server's own: private keys, passwords, hashes and tokens,
the text of mail (it holds links that open pages), frameworks and catalogues. Of the database
these tables are left out:

)";

constexpr std::string_view end = R"(
Badges go on being checked as long as the addresses they name are answered: credentials by "id",
status lists by "statusListCredential", the DID document by its did:web. All three can be served
as plain files.
)";

void add_tables(std::string& out, TableShare share) {
  constexpr std::size_t width = 23;
  for (const auto& table : exported_tables()) {
    if (table.share != share) continue;
    std::string name(table.name);
    name.resize(std::max(width, name.size()), ' ');
    out.append("  ").append(name).append(table.says).append("\n");
  }
}

}  // namespace

Result<bool> export_readme(ExportPlace& place) {
  std::string readme(files);
  add_tables(readme, TableShare::as_rows);
  readme += notes;
  add_tables(readme, TableShare::left_out);
  readme += end;
  CAIRN_CHECK(place.archive.add("README.txt", readme));
  return false;
}

}  // namespace cairn::app
