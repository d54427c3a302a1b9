// SPDX-License-Identifier: Apache-2.0
#include "server/pages/offer_views.h"

#include <algorithm>

#include "catalogue/quantities.h"
#include "encoding/percent.h"

namespace cairn::server::pages {

namespace {

constexpr std::size_t tags_max = 6;

struct Named {
  std::string_view tag, name;
};
constexpr Named languages[] = {
    {"ar", "Arabic"},     {"bg", "Bulgarian"}, {"cs", "Czech"},      {"da", "Danish"},
    {"de", "German"},     {"el", "Greek"},     {"en", "English"},    {"es", "Spanish"},
    {"et", "Estonian"},   {"fi", "Finnish"},   {"fr", "French"},     {"ga", "Irish"},
    {"hi", "Hindi"},      {"hr", "Croatian"},  {"hu", "Hungarian"},  {"it", "Italian"},
    {"ja", "Japanese"},   {"ko", "Korean"},    {"lt", "Lithuanian"}, {"lv", "Latvian"},
    {"mt", "Maltese"},    {"nl", "Dutch"},     {"no", "Norwegian"},  {"pl", "Polish"},
    {"pt", "Portuguese"}, {"ro", "Romanian"},  {"ru", "Russian"},    {"sk", "Slovak"},
    {"sl", "Slovenian"},  {"sv", "Swedish"},   {"tr", "Turkish"},    {"uk", "Ukrainian"},
    {"zh", "Chinese"}};

View fact(std::string text, std::string_view name) {
  View view;
  const bool known = !text.empty();
  view.text("text", known ? text : std::string(name) + " unknown").flag("known", known);
  return view;
}

std::string languages_text(const catalogue::Offer& offer) {
  constexpr std::size_t shown_max = 2;
  std::string text;
  for (std::size_t i = 0; i < offer.languages.size() && i < shown_max; ++i)
    text += (i > 0 ? ", " : "") + language_name(offer.languages[i]);
  if (offer.languages.size() > shown_max)
    text += " and " + std::to_string(offer.languages.size() - shown_max) + " more";
  return text;
}

std::vector<View> facts_of(const catalogue::Offer& offer, const app::career::Offers& offers) {
  std::vector<View> facts;
  const auto hours = catalogue::hours_with_parts(offer, offers.lookup());
  facts.push_back(fact(hours ? catalogue::text_of(*hours) : "", "hours"));
  facts.push_back(fact(offer.price ? catalogue::text_of(*offer.price) : "", "price"));
  facts.push_back(fact(std::string(name_of(offer.stage)), "level"));
  facts.push_back(fact(languages_text(offer), "language"));
  if (!offer.starts.empty())
    facts.push_back(fact("starts " + offer.starts.front(), ""));
  else if (offer.pace == catalogue::Pace::self)
    facts.push_back(fact("at your own pace", ""));
  return facts;
}

void add_tags(View& view, const catalogue::Offer& offer, const app::career::Offers& offers) {
  std::vector<View> tags;
  for (const auto& taught : offer.teaches) {
    if (tags.size() == tags_max) break;
    View tag;
    tag.text("label", taught.words.empty() ? offers.label(taught.skill) : taught.words);
    tag.maybe("level", taught.level > 0 ? std::to_string(taught.level) : "");
    tags.push_back(std::move(tag));
  }
  const auto rest = offer.teaches.size() - tags.size();
  view.rows("tags", std::move(tags)).maybe("more_tags", rest > 0 ? std::to_string(rest) : "");
}

}  // namespace

std::string offer_path(const catalogue::Offer& offer) {
  return "/catalogue/" + encoding::percent_encoded(offer.id);
}

std::string language_name(std::string_view tag) {
  const auto primary = tag.substr(0, tag.find('-'));
  for (const auto& known : languages)
    if (known.tag == primary)
      return std::string(known.name) +
             (primary == tag ? std::string() : " (" + std::string(tag) + ")");
  return std::string(tag);
}

std::string kind_text(catalogue::Kind kind) {
  auto text = std::string(name_of(kind));
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text;
}

std::string pace_text(catalogue::Pace pace) {
  switch (pace) {
    case catalogue::Pace::self: return "at your own pace";
    case catalogue::Pace::scheduled: return "at fixed times";
    case catalogue::Pace::unknown: break;
  }
  return "";
}

std::string trial_text(catalogue::Trial trial) {
  switch (trial) {
    case catalogue::Trial::none: return "no";
    case catalogue::Trial::audit: return "can be audited for nothing";
    case catalogue::Trial::free_trial: return "free trial";
    case catalogue::Trial::free: return "free altogether";
    case catalogue::Trial::unknown: break;
  }
  return "";
}

View offer_row(const catalogue::Offer& offer, const app::career::Offers& offers) {
  View row;
  row.text("id", offer.id).text("path", offer_path(offer)).text("title", offer.title);
  row.maybe("provider", offer.provider).maybe("kind", kind_text(offer.kind));
  row.flag("example", offer.example);
  const bool tried_free =
      offer.trial == catalogue::Trial::audit || offer.trial == catalogue::Trial::free_trial;
  row.maybe("trial", tried_free ? trial_text(offer.trial) : "");
  row.list("facts", facts_of(offer, offers));
  add_tags(row, offer, offers);
  return row;
}

std::vector<View> source_rows(const std::vector<const catalogue::Offer*>& shown,
                              const app::career::Offers& offers) {
  std::vector<const catalogue::Catalogue*> sources;
  for (const auto* offer : shown) {
    const auto* const source = &offers.catalogue_of(*offer);
    if (std::find(sources.begin(), sources.end(), source) == sources.end())
      sources.push_back(source);
  }
  std::vector<View> rows;
  for (const auto* source : sources) {
    View row;
    row.text("title", source->title.empty() ? source->name : source->title);
    row.maybe("attribution", source->attribution).maybe("imported_on", source->imported_on);
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace cairn::server::pages
