// SPDX-License-Identifier: Apache-2.0
#include "server/pages/offer_origins.h"

#include "catalogue/provenance.h"
#include "server/language.h"

namespace cairn::server::pages {

namespace {

struct FieldName {
  std::string_view field, name;
};
constexpr FieldName field_names[] = {{"id", to_say("Id")},
                                     {"kind", to_say("Kind")},
                                     {"title", to_say("Title")},
                                     {"provider", to_say("Provider")},
                                     {"url", to_say("Web address")},
                                     {"description", to_say("Description")},
                                     {"teaches", to_say("Skills it proves")},
                                     {"requires", to_say("Needed before")},
                                     {"prerequisites", to_say("Needed before, in words")},
                                     {"parts", to_say("Its parts")},
                                     {"minutes", to_say("Hours")},
                                     {"price_minor", to_say("Price")},
                                     {"currency", to_say("Currency")},
                                     {"level", to_say("Level")},
                                     {"languages", to_say("Language")},
                                     {"starts", to_say("Starts")},
                                     {"pace", to_say("Pace")},
                                     {"trial", to_say("To try it")},
                                     {"assessment", to_say("How it is assessed")},
                                     {"proves", to_say("What passing shows")},
                                     {"credential", to_say("What you have at the end")},
                                     {"renewal_months", to_say("To be renewed")},
                                     {"credit", to_say("Credit")},
                                     {"eqf", to_say("EQF level")},
                                     {"framework_level", to_say("EQF level")},
                                     {"supervised", to_say("Supervised")},
                                     {"programmes", to_say("Counts toward")},
                                     {"endorsed_by", to_say("Endorsed by")},
                                     {"recognition", to_say("Recognition")},
                                     {"learners", to_say("Learners so far")},
                                     {"popularity_percent", to_say("Popularity")},
                                     {"modified", to_say("Last change")},
                                     {"notes", to_say("Notes")},
                                     {"exam_minutes", to_say("Length of the exam")},
                                     {"passing_score", to_say("What is needed to pass")},
                                     {"renewal", to_say("How it is renewed")},
                                     {"verify", to_say("How to check a holder")}};

std::string whose_text(std::string_view by) {
  if (by == "issuer") return say("the issuer’s own page");
  if (by == "third party") return say("a third party’s page");
  return "";
}

View row_of(const catalogue::Origin& origin) {
  View row;
  row.text("name", field_text(origin.field));
  row.text("source", origin.source.empty() ? origin.url : origin.source);
  row.maybe("url", origin.url).maybe("on", origin.on).maybe("page_date", origin.page_date);
  row.maybe("whose", whose_text(origin.by)).maybe("copy", origin.copy);
  return row;
}

}  // namespace

std::string field_text(std::string_view field) {
  for (const auto& known : field_names)
    if (known.field == field) return say(known.name);
  return std::string(field);
}

void add_origins(View& view, const catalogue::Offer& offer, const catalogue::Catalogue& source) {
  std::vector<View> rows;
  for (const auto& origin : catalogue::origins_of(offer, source.imported_on))
    rows.push_back(row_of(origin));
  view.rows("origins", std::move(rows));
  view.maybe("read_from", offer.file.empty() || offer.row == 0
                              ? ""
                              : say("Read from {}, entry {}, by the importer {}.", offer.file,
                                    offer.row, offer.source));
}

}  // namespace cairn::server::pages
