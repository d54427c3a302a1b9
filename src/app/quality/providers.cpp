// SPDX-License-Identifier: Apache-2.0
#include "app/quality/providers.h"

#include <algorithm>
#include <set>

#include "app/audit.h"
#include "app/fields.h"
#include "app/limits.h"
#include "app/operation/server_owner.h"
#include "app/ports/outcomes.h"
#include "app/ports/quality.h"
#include "app/quality/holder.h"
#include "app/quality/limits.h"
#include "base/text.h"
#include "catalogue/search.h"
#include "quality/bodies.h"
#include "skills/fold.h"

namespace cairn::app {
namespace {

constexpr const char* where = "provider";
constexpr std::size_t offers_shown_max = 50;
constexpr std::size_t endorsers_shown_max = 50;

std::string today(const Context& context) {
  return format_instant(context.clock.now()).substr(0, 10);
}

Result<std::string> day_field(Field field, std::string_view text, Presence presence) {
  const auto given = trim(text);
  if (given.empty() && presence == Presence::optional) return std::string();
  if (given.size() != 10 || !parse_date(given))
    return field_error(field, "Give a day as year, month and day: 2026-11-27.");
  return std::string(given);
}

void read_what(const FactForm& form, ProviderFact& fact, Faults& faults) {
  const auto* kind = std::ranges::find(fact_kind_names, form.kind);
  if (kind == std::end(fact_kind_names))
    faults.add(field_error({"/kind", "Kind"}, "Choose accreditation or partnership."));
  else
    fact.kind = static_cast<FactKind>(kind - std::begin(fact_kind_names));
  const bool accredits = fact.kind == FactKind::accreditation;
  if (!form.body.empty() && (!accredits || quality::body_named(form.body) == nullptr))
    faults.add(field_error({"/body", "Body"}, "Choose one of the list, or give its name below."));
  else
    fact.body = form.body;
  const auto presence = fact.body.empty() ? Presence::required : Presence::optional;
  fact.other = faults.take(
      text_field({"/other", "Name"}, form.other, limits::provider_characters_max, presence));
}

Result<ProviderFact> read(const Context& context, const FactForm& form) {
  ProviderFact fact;
  Faults faults;
  fact.provider_name = faults.take(text_field({"/provider", "Provider"}, form.provider,
                                              limits::provider_characters_max, Presence::required));
  fact.provider = folded_provider(fact.provider_name);
  read_what(form, fact, faults);
  fact.covers = faults.take(text_field({"/covers", "What it covers"}, form.covers,
                                       limits::note_characters_max, Presence::optional));
  fact.source_url =
      faults.take(url_field({"/source_url", "Source"}, form.source_url, Presence::required));
  fact.read_on = faults.take(day_field({"/read_on", "Read on"}, form.read_on, Presence::required));
  fact.ends_on = faults.take(day_field({"/ends_on", "Last day"}, form.ends_on, Presence::optional));
  if (fact.read_on > today(context))
    faults.add(field_error({"/read_on", "Read on"}, "This day is still to come."));
  CAIRN_CHECK(faults.verdict());
  return fact;
}

Status may_enter(Transaction& transaction, const Actor& actor) {
  CAIRN_TRY(const auto runs, runs_the_server(transaction, actor.organisation));
  if (runs) return done;
  return with_remedy(fail(ErrorCode::not_permitted, where,
                          "What is known of providers is entered by who runs this server."),
                     "Send them the page that says so.");
}

Result<ProviderFact> fact_named(ProviderFacts& facts, const ProviderFactId& id) {
  auto found = facts.find(id);
  if (!found && found.error().code == ErrorCode::not_found)
    return fail(ErrorCode::not_found, where,
                "That is not known of a provider any more: somebody has removed it.");
  return found;
}

// As searched for by words: the same name in another order of words is another provider.
void add_offers(const career::Offers& offers, std::string_view name, ProviderPage& page) {
  catalogue::Query query;
  query.filters.provider = std::string(name);
  query.filters.with_unknown = true;
  query.count = 4 * offers_shown_max;
  const auto hits = offers.search->find(query);
  const auto wanted = folded_provider(name);
  for (const auto& hit : hits.page) {
    if (folded_provider(hit.offer->provider) != wanted) continue;
    for (const auto& endorser : hit.offer->endorsed_by)
      if (page.endorsed_by.size() < endorsers_shown_max &&
          std::ranges::find(page.endorsed_by, endorser) == page.endorsed_by.end())
        page.endorsed_by.push_back(endorser);
    page.last_reviewed = std::max(page.last_reviewed, hit.offer->last_reviewed);
    if (page.offers.size() < offers_shown_max)
      page.offers.push_back(*hit.offer);
    else
      page.more = true;
  }
  page.more = page.more || hits.total > hits.page.size();
}

void add(quality::Tally& into, const quality::Tally& more) {
  for (int step = 1; step <= quality::rating_max; ++step) into.add(step, more.of(step));
}

Status add_what_is_said(Context& context, ProviderPage& page) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  std::set<std::string> keepers;
  for (const auto& offer : page.offers) {
    CAIRN_TRY(const auto keeper, keeper_of(*transaction, offer.id));
    keepers.insert(keeper.text);
    OfferSaid said;
    CAIRN_TRY(said.ratings, ratings_of(*transaction, keeper, offer.id));
    CAIRN_TRY(const auto counted, transaction->outcomes().count_shares(offer.id));
    said.outcomes = counted.people;
    add(page.ratings.learning, said.ratings.learning);
    add(page.ratings.career, said.ratings.career);
    page.said.push_back(std::move(said));
  }
  const auto keeper =
      keepers.size() == 1 ? OrganisationId{*keepers.begin()} : server_organisation();
  CAIRN_TRY(page.recognition, recognition_of(context, *transaction, keeper, page.offers));
  return done;
}

}  // namespace

std::string folded_provider(std::string_view name) { return skills::fold(name); }

bool holds_on(const ProviderFact& fact, std::string_view day) {
  return fact.ends_on.empty() || fact.ends_on >= day;
}

Result<ProviderFact> enter_fact(Context& context, const Actor& actor, const FactForm& form,
                                const std::string& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  auto& facts = transaction->quality().provider_facts();
  Instant entered = context.clock.now();
  if (!id.empty()) {
    CAIRN_TRY(const auto before, facts.find({id}));
    entered = before.entered;
  }
  CAIRN_CHECK(may_enter(*transaction, actor));
  CAIRN_TRY(auto fact, read(context, form));
  fact.id = {id.empty() ? new_name(server_organisation(), context.random) : id};
  fact.entered = entered;
  CAIRN_CHECK(facts.put(fact));
  CAIRN_CHECK(audit(context, *transaction, actor, "provider.enter", fact.id.text, fact.source_url));
  CAIRN_CHECK(transaction->commit());
  return fact;
}

Result<ProviderFact> review_fact(Context& context, const Actor& actor, const ProviderFactId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  auto& facts = transaction->quality().provider_facts();
  CAIRN_TRY(auto fact, fact_named(facts, id));
  CAIRN_CHECK(may_enter(*transaction, actor));
  fact.read_on = today(context);
  CAIRN_CHECK(facts.put(fact));
  CAIRN_CHECK(audit(context, *transaction, actor, "provider.review", id.text, fact.source_url));
  CAIRN_CHECK(transaction->commit());
  return fact;
}

Status remove_fact(Context& context, const Actor& actor, const ProviderFactId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  auto& facts = transaction->quality().provider_facts();
  CAIRN_CHECK(fact_named(facts, id));
  CAIRN_CHECK(may_enter(*transaction, actor));
  CAIRN_CHECK(facts.remove(id));
  CAIRN_CHECK(audit(context, *transaction, actor, "provider.remove", id.text));
  return transaction->commit();
}

Result<FactList> list_facts(Context& context, const Actor& actor, const std::string& after,
                            std::int64_t count) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  FactList out;
  CAIRN_TRY(out.runs_the_server, runs_the_server(*transaction, actor.organisation));
  CAIRN_TRY(out.facts, transaction->quality().provider_facts().list(after, count + 1));
  out.more = static_cast<std::int64_t>(out.facts.size()) > count;
  if (out.more) out.facts.pop_back();
  return out;
}

Result<ProviderPage> provider_page(Context& context, std::string_view name) {
  const auto missing = fail(ErrorCode::not_found, where,
                            "Neither an offer nor anything that was entered names this provider.");
  const auto folded = folded_provider(name);
  if (folded.empty() || name.size() > limits::provider_characters_max * 4) return missing;
  ProviderPage page;
  {
    CAIRN_TRY(auto transaction, context.store.begin(Access::read));
    CAIRN_TRY(page.facts, transaction->quality().provider_facts().of_provider(folded));
  }
  CAIRN_TRY(const auto offers, context.library.offers());
  add_offers(*offers, name, page);
  if (page.facts.empty() && page.offers.empty()) return missing;
  CAIRN_CHECK(add_what_is_said(context, page));
  page.name = page.offers.empty() ? page.facts.front().provider_name : page.offers.front().provider;
  return page;
}

}  // namespace cairn::app
