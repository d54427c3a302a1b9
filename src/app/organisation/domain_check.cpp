// SPDX-License-Identifier: Apache-2.0
#include "app/organisation/domain_check.h"

#include <algorithm>

#include "app/audit.h"
#include "app/base_address.h"
#include "app/fields.h"
#include "app/first_trouble.h"
#include "app/limits.h"
#include "app/optional.h"
#include "app/ports/names.h"
#include "base/text.h"

namespace cairn::app {
namespace {

constexpr std::int64_t day_microseconds = 86'400'000'000;
constexpr std::string_view marker = "cairn-organisation=";

std::string record_for(std::string_view base_url, const OrganisationId& id) {
  return std::string(marker).append(base_url).append("/o/").append(id.text);
}

// Of the address of now, or of one this server had before.
bool is_ours(const Context& context, const OrganisationId& id, std::string_view text) {
  const auto trimmed = trim(text);
  return trimmed == record_for(context.base_url, id) ||
         std::any_of(context.former_base_urls.begin(), context.former_base_urls.end(),
                     [&](const auto& url) { return trimmed == record_for(url, id); });
}

struct Seen {
  bool record = false;
  bool answered = true;
  std::string fault;
};

Seen look(const Context& context, const OrganisationId& id, const std::string& domain) {
  const auto texts = context.names->texts_of("_cairn." + domain);
  if (!texts && texts.error().code == ErrorCode::not_found)
    return {false, true, "There is no such record."};
  if (!texts) return {false, false, "Nobody answers for the domain just now. Try again later."};
  for (const auto& text : *texts)
    if (is_ours(context, id, text)) return {true, true, {}};
  const bool another = std::any_of(texts->begin(), texts->end(),
                                   [](const auto& text) { return trim(text).starts_with(marker); });
  return {false, true,
          another ? "The record names another organisation or address."
                  : "There is a record, but it does not say what it should."};
}

// What is remembered, for another domain than the one of now, counts for nothing.
Result<DomainRecord> remembered(Transaction& transaction, const Organisation& organisation) {
  const auto domain = domain_of(organisation);
  CAIRN_TRY(auto row, optional(transaction.organisations().find_domain(organisation.id)));
  if (row && row->domain == domain) return std::move(*row);
  return DomainRecord{.organisation = organisation.id, .domain = domain};
}

DomainCheck told(const Context& context, const DomainRecord& row) {
  DomainCheck check;
  check.domain = row.domain;
  check.record_name = row.domain.empty() ? "" : "_cairn." + row.domain;
  check.record_text = record_for(context.base_url, row.organisation);
  check.confirmed = row.confirmed;
  check.checked = row.checked;
  check.fault = row.fault;
  return check;
}

// One who is asked about twice at once is remembered as seen last.
Result<DomainCheck> look_and_keep(Context& context, const Actor& actor) {
  std::string domain;
  {
    CAIRN_TRY(auto reading, context.store.begin(Access::read));
    CAIRN_TRY(const auto organisation, reading->organisations().find(actor.organisation));
    domain = domain_of(organisation);
  }
  if (domain.empty())
    return field_error(
        {"/url", "Home page"},
        "There is no domain to ask about. Say your home page in the settings first.");
  const auto seen = look(context, actor.organisation, domain);
  const auto now = context.clock.now();
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto organisation, transaction->organisations().find(actor.organisation));
  CAIRN_TRY(auto row, remembered(*transaction, organisation));
  if (row.domain != domain) return told(context, row);  // it was changed meanwhile
  const bool before = row.confirmed.has_value();
  row.fault = seen.fault;
  if (seen.answered) {
    row.checked = now;
    if (!seen.record) row.confirmed.reset();
    if (seen.record && !before) row.confirmed = now;
  }
  row.asked = now;
  CAIRN_CHECK(transaction->organisations().put_domain(row));
  if (before != row.confirmed.has_value())
    CAIRN_CHECK(
        audit(context, *transaction, actor, before ? "domain.lose" : "domain.confirm", domain));
  CAIRN_CHECK(transaction->commit());
  return told(context, row);
}

}  // namespace

std::string domain_of(const Organisation& organisation) {
  constexpr std::string_view www = "www.";
  const auto whole = host_of(organisation.url);
  std::string_view host = whole;
  if (const auto colon = host.find(':'); colon != host.npos) host = host.substr(0, colon);
  auto name = to_lower_ascii(host);
  if (name.starts_with(www)) name.erase(0, www.size());
  const auto last = name.substr(name.rfind('.') + 1);
  const bool is_name = name.find('.') != name.npos && !last.empty() &&
                       last.find_first_not_of("0123456789") != last.npos &&
                       name.find('[') == name.npos;
  return is_name ? name : std::string();
}

Result<DomainCheck> domain_check(Context& context, const OrganisationId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto organisation, transaction->organisations().find(id));
  CAIRN_TRY(const auto row, remembered(*transaction, organisation));
  return told(context, row);
}

Result<DomainCheck> check_domain_now(Context& context, const Actor& actor) {
  if (context.names == nullptr)
    return fail(ErrorCode::unreachable, "domain", "This server asks nobody outside.");
  return look_and_keep(context, actor);
}

Status check_due_domains(Context& context) {
  if (context.names == nullptr) return done;
  const auto now = context.clock.now();
  std::vector<OrganisationId> due;
  {
    CAIRN_TRY(auto transaction, context.store.begin(Access::read));
    CAIRN_TRY(const auto organisations, transaction->organisations().list());
    for (const auto& organisation : organisations) {
      CAIRN_TRY(const auto row, remembered(*transaction, organisation));
      if (row.asked && row.asked->microseconds + day_microseconds <= now.microseconds)
        due.push_back(organisation.id);
    }
  }
  FirstTrouble trouble;
  for (const auto& id : due) trouble.note(look_and_keep(context, {id, {"server"}}));
  return std::move(trouble).or_else(done);
}

Result<std::optional<ConfirmedDomain>> confirmed_domain(Context& context, Transaction& transaction,
                                                        const Organisation& organisation) {
  CAIRN_TRY(const auto row, remembered(transaction, organisation));
  const auto silent_since = context.clock.now().seconds() - limits::domain_silence_seconds_max;
  if (!row.confirmed || !row.checked || row.checked->seconds() < silent_since)
    return std::optional<ConfirmedDomain>();
  return std::optional(ConfirmedDomain{row.domain, *row.checked});
}

Result<std::optional<ConfirmedDomain>> confirmed_domain(Context& context,
                                                        const OrganisationId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto organisation, transaction->organisations().find(id));
  return confirmed_domain(context, *transaction, organisation);
}

}  // namespace cairn::app
