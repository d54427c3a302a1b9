// SPDX-License-Identifier: Apache-2.0
#include "app/audit_log.h"

#include <algorithm>
#include <map>

#include "app/optional.h"
#include "app/ports/accounts.h"
#include "app/ports/api_keys.h"
#include "encoding/csv_line.h"

namespace cairn::app {
namespace {

using Names = std::map<std::string, std::string>;  // who, by pseudonym

constexpr std::string_view words[][2] = {{"learner", "A learner"},
                                         {"command", "The command line"},
                                         {"server", "The server"},
                                         {"vc-api", "A program (VC API)"}};

Result<Names> names_of(Transaction& transaction, const OrganisationId& organisation) {
  Names names;
  for (const auto& [actor, word] : words) names.emplace(actor, word);
  CAIRN_TRY(const auto keys, transaction.api_keys().list(organisation));
  CAIRN_TRY(const auto actors, transaction.records().list_audit_actors(organisation));
  for (const auto& actor : actors) {
    CAIRN_TRY(const auto account, optional(transaction.accounts().find(organisation, {actor.id})));
    const auto key = std::find_if(keys.begin(), keys.end(),
                                  [&](const ApiKey& it) { return it.id.text == actor.id; });
    if (account)
      names.emplace(actor.pseudonym, account->email);
    else if (key != keys.end())
      names.emplace(actor.pseudonym, key->name);
  }
  return names;
}

AuditLine line_of(AuditEntry entry, const Names& names) {
  const auto known = names.find(entry.actor);
  return {std::move(entry), known == names.end() ? std::string() : known->second};
}

}  // namespace

Result<Listed<AuditLine>> read_audit(Context& context, const Actor& actor,
                                     const AuditFilter& filter, const Page& page) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  return read_audit(*transaction, actor.organisation, filter, page);
}

Result<Listed<AuditLine>> read_audit(Transaction& transaction, const OrganisationId& organisation,
                                     const AuditFilter& filter, const Page& page) {
  CAIRN_TRY(const auto names, names_of(transaction, organisation));
  CAIRN_TRY(auto entries, transaction.records().list_audit(organisation, filter, one_more(page)));
  std::vector<AuditLine> lines;
  for (auto& entry : entries) lines.push_back(line_of(std::move(entry), names));
  return cut(std::move(lines), page);
}

Result<std::vector<AuditName>> audit_names(Context& context, const Actor& actor) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto names, names_of(*transaction, actor.organisation));
  std::vector<AuditName> all;
  for (const auto& [pseudonym, who] : names) all.push_back({pseudonym, who});
  std::sort(all.begin(), all.end(),
            [](const AuditName& a, const AuditName& b) { return a.who < b.who; });
  return all;
}

Result<std::string> audit_csv(Context& context, const Actor& actor, const AuditFilter& filter) {
  CAIRN_TRY(const auto listed, read_audit(context, actor, filter, {{}, audit_export_rows_max}));
  std::string out;
  encoding::append_csv_line(out, {"when", "who", "pseudonym", "action", "subject", "detail"});
  for (const auto& [entry, who] : listed.rows)
    encoding::append_csv_line(out, {format_instant(entry.at), who, entry.actor, entry.action,
                                    entry.subject, entry.detail});
  return out;
}

Status forget_in_audit(Transaction& transaction, const OrganisationId& organisation,
                       const AccountId& account) {
  return transaction.records().remove_audit_actor(organisation, account.text);
}

}  // namespace cairn::app
