// SPDX-License-Identifier: Apache-2.0
#include "server/pages/offer_views.h"

#include <algorithm>

#include "catalogue/quantities.h"
#include "encoding/percent.h"
#include "server/language.h"

namespace cairn::server::pages {

namespace {

constexpr std::size_t tags_max = 6;

struct Named {
  std::string_view tag, name;
};
constexpr Named languages[] = {
    {"ar", to_say("Arabic")},     {"bg", to_say("Bulgarian")}, {"cs", to_say("Czech")},
    {"da", to_say("Danish")},     {"de", to_say("German")},    {"el", to_say("Greek")},
    {"en", to_say("English")},    {"es", to_say("Spanish")},   {"et", to_say("Estonian")},
    {"fi", to_say("Finnish")},    {"fr", to_say("French")},    {"ga", to_say("Irish")},
    {"hi", to_say("Hindi")},      {"hr", to_say("Croatian")},  {"hu", to_say("Hungarian")},
    {"it", to_say("Italian")},    {"ja", to_say("Japanese")},  {"ko", to_say("Korean")},
    {"lt", to_say("Lithuanian")}, {"lv", to_say("Latvian")},   {"mt", to_say("Maltese")},
    {"nl", to_say("Dutch")},      {"no", to_say("Norwegian")}, {"pl", to_say("Polish")},
    {"pt", to_say("Portuguese")}, {"ro", to_say("Romanian")},  {"ru", to_say("Russian")},
    {"sk", to_say("Slovak")},     {"sl", to_say("Slovenian")}, {"sv", to_say("Swedish")},
    {"tr", to_say("Turkish")},    {"uk", to_say("Ukrainian")}, {"zh", to_say("Chinese")},
    {"es-419", to_say("Spanish (Latin America)")},
    {"pt-BR", to_say("Portuguese (Brazil)")},
    {"zh-Hans", to_say("Chinese (simplified)")},
    {"zh-Hant", to_say("Chinese (traditional)")}};

// `missing`: what stands there where it is not known.
View fact(std::string text, std::string missing) {
  View view;
  const bool known = !text.empty();
  view.text("text", known ? text : missing).flag("known", known);
  return view;
}

std::string languages_text(const catalogue::Offer& offer) {
  constexpr std::size_t shown_max = 2;
  std::string text;
  for (std::size_t i = 0; i < offer.languages.size() && i < shown_max; ++i)
    text += (i > 0 ? ", " : "") + language_name(offer.languages[i]);
  if (offer.languages.size() > shown_max)
    text = say("{} and {} more", text, offer.languages.size() - shown_max);
  return text;
}

std::vector<View> facts_of(const catalogue::Offer& offer, const app::career::Offers& offers) {
  std::vector<View> facts;
  const auto hours = catalogue::hours_with_parts(offer, offers.lookup());
  facts.push_back(fact(hours ? catalogue::text_of(*hours) : "", say("hours unknown")));
  facts.push_back(
      fact(offer.price ? say(catalogue::words_of(*offer.price)) : "", say("price unknown")));
  facts.push_back(fact(stage_text(offer.stage), say("level unknown")));
  facts.push_back(fact(languages_text(offer), say("language unknown")));
  if (!offer.starts.empty())
    facts.push_back(fact(say("starts {}", offer.starts.front()), ""));
  else if (offer.pace == catalogue::Pace::self)
    facts.push_back(fact(pace_text(offer.pace), ""));
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
  for (const auto& known : languages)
    if (known.tag == tag) return say(known.name);
  const auto primary = tag.substr(0, tag.find('-'));
  for (const auto& known : languages)
    if (known.tag == primary)
      return say(known.name) + " (" + std::string(tag) + ")";
  return std::string(tag);
}

std::string kind_text(catalogue::Kind kind) {
  switch (kind) {
    case catalogue::Kind::course: return say("Course");
    case catalogue::Kind::module: return say("Module");
    case catalogue::Kind::path: return say("Path");
    case catalogue::Kind::programme: return say("Programme");
    case catalogue::Kind::exam: return say("Exam");
    case catalogue::Kind::certification: return say("Certification");
    case catalogue::Kind::unknown: break;
  }
  return "";
}

std::string stage_text(catalogue::Stage stage) {
  switch (stage) {
    case catalogue::Stage::beginner: return say("beginner");
    case catalogue::Stage::intermediate: return say("intermediate");
    case catalogue::Stage::advanced: return say("advanced");
    case catalogue::Stage::unknown: break;
  }
  return "";
}

std::string pace_text(catalogue::Pace pace) {
  switch (pace) {
    case catalogue::Pace::self: return say("at your own pace");
    case catalogue::Pace::scheduled: return say("at fixed times");
    case catalogue::Pace::unknown: break;
  }
  return "";
}

std::string trial_text(catalogue::Trial trial) {
  switch (trial) {
    case catalogue::Trial::none: return say("no");
    case catalogue::Trial::audit: return say("can be audited for nothing");
    case catalogue::Trial::free_trial: return say("free trial");
    case catalogue::Trial::free: return say("free altogether");
    case catalogue::Trial::unknown: break;
  }
  return "";
}

View offer_row(const catalogue::Offer& offer, const app::career::Offers& offers) {
  View row;
  row.text("id", offer.id).text("path", offer_path(offer)).text("title", offer.title);
  row.maybe("provider", offer.provider).maybe("kind", kind_text(offer.kind));
  row.flag("example", offer.example).maybe("gone_since", offer.gone_since);
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
    row.text("title", say(source->title.empty() ? source->name : source->title));
    row.maybe("attribution", source->attribution.empty() ? "" : say(source->attribution))
        .maybe("imported_on", source->imported_on);
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace cairn::server::pages
