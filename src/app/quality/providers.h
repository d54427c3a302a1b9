// SPDX-License-Identifier: Apache-2.0
// Providers: accreditations and partnerships, each with the page that says so and the day it was
// read. The owners of the organisation that runs the server enter and review them; what imports
// bring without a source stays an endorsement without one.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "app/context.h"
#include "app/ports/provider_facts.h"
#include "app/quality/recognition.h"
#include "app/quality/reviews.h"
#include "catalogue/offer.h"

namespace cairn::app {

// As names are compared: one line, without case, white space one blank.
std::string folded_provider(std::string_view name);

struct FactForm {
  std::string provider;
  std::string kind;   // by name
  std::string body;   // code, or ""
  std::string other;  // a body or partner by name
  std::string covers;
  std::string source_url;
  std::string read_on;
  std::string ends_on;
};
// A new one, or in place of `id`. Errors: not_permitted (another organisation runs the server);
// not_found; invalid with the path of each wrong field.
Result<ProviderFact> enter_fact(Context& context, const Actor& actor, const FactForm& form,
                                const std::string& id = "");
// Its source was read again today, and still says so. Errors: not_permitted, not_found.
Result<ProviderFact> review_fact(Context& context, const Actor& actor, const ProviderFactId& id);
// Errors: not_permitted, not_found.
Status remove_fact(Context& context, const Actor& actor, const ProviderFactId& id);

struct FactList {
  std::vector<ProviderFact> facts;  // by provider
  bool more = false;
  bool runs_the_server = false;
};
Result<FactList> list_facts(Context& context, const Actor& actor, const std::string& after,
                            std::int64_t count);

// What holders say of one of its offers, and what they let be told of what came after it.
struct OfferSaid {
  Ratings ratings;
  std::int64_t outcomes = 0;  // people, a multiple of five; 0: fewer than five
};

struct ProviderPage {
  std::string name;  // as its offers or the facts have it
  std::vector<ProviderFact> facts;
  std::vector<catalogue::Offer> offers;  // some of them, the most recognised first
  std::vector<OfferSaid> said;           // of each of these
  Ratings ratings;                       // of all of these together
  Recognition recognition;               // of the skills of these
  bool more = false;                     // there are others
  std::vector<std::string> endorsed_by;  // as entries say, without a source
  std::string last_reviewed;             // the day an entry of it was last looked at, or ""
};
// Errors: not_found (no offer and no fact names it).
Result<ProviderPage> provider_page(Context& context, std::string_view name);

// Whether one of the facts says so today.
bool holds_on(const ProviderFact& fact, std::string_view day);

}  // namespace cairn::app
