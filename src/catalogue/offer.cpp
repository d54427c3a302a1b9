// SPDX-License-Identifier: Apache-2.0
#include "catalogue/offer.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace cairn::catalogue {
namespace {

using Names = std::array<std::string_view, 7>;

// In the order of the enumerators; the rest stays empty.
constexpr Names kind_names{"", "course", "module", "path", "programme", "exam", "certification"};
constexpr Names stage_names{"", to_say("beginner"), to_say("intermediate"), to_say("advanced")};
constexpr Names pace_names{"", to_say("self"), to_say("scheduled")};
constexpr Names trial_names{"", to_say("none"), to_say("audit"), to_say("free-trial"),
                            to_say("free")};
constexpr Names link_names{"", "proposed", "stated", "confirmed", "rejected"};

template <class Enum>
std::string_view name_in(const Names& names, Enum value) {
  return names[static_cast<std::size_t>(value)];
}

template <class Enum>
Enum value_in(const Names& names, std::string_view name) {
  const auto wanted = to_lower_ascii(trim(name));
  const auto found = std::find(names.begin(), names.end(), wanted);
  if (wanted.empty() || found == names.end()) return Enum{};
  return static_cast<Enum>(found - names.begin());
}

// What one has at the end, as catalogues name it.
constexpr std::array credentials{to_say("none"), to_say("certificate"), to_say("digital badge"),
                                 to_say("professional certification"),
                                 to_say("digital badge (Open Badges 3.0)")};

struct ProofSentence {
  std::string_view assessment, sentence;  // the former as catalogues name it
};

constexpr std::array proof_sentences{
    ProofSentence{to_say("none"), to_say("Nobody assesses it: it shows that you took part.")},
    ProofSentence{to_say("quiz"), to_say("It shows that you answered questions along the way.")},
    ProofSentence{to_say("exam"), to_say("It shows that you passed an exam.")},
    ProofSentence{to_say("project"), to_say("It shows that work you made was assessed.")},
    ProofSentence{to_say("portfolio"),
                  to_say("It shows that a collection of your work was assessed.")},
    ProofSentence{to_say("observed practice"), to_say("It shows that an assessor saw you do it.")},
};

}  // namespace

std::string_view name_of(Kind kind) { return name_in(kind_names, kind); }
std::string_view name_of(Stage stage) { return name_in(stage_names, stage); }
std::string_view name_of(Pace pace) { return name_in(pace_names, pace); }
std::string_view name_of(Trial trial) { return name_in(trial_names, trial); }
std::string_view name_of(Link link) { return name_in(link_names, link); }
Kind kind_named(std::string_view name) { return value_in<Kind>(kind_names, name); }
Stage stage_named(std::string_view name) { return value_in<Stage>(stage_names, name); }
Pace pace_named(std::string_view name) { return value_in<Pace>(pace_names, name); }
Trial trial_named(std::string_view name) { return value_in<Trial>(trial_names, name); }
Link link_named(std::string_view name) { return value_in<Link>(link_names, name); }

const Offer* find_offer(const Catalogue& catalogue, std::string_view id) {
  const auto& offers = catalogue.offers;
  const auto found = std::lower_bound(
      offers.begin(), offers.end(), id,
      [](const Offer& offer, std::string_view wanted) { return offer.id < wanted; });
  return found != offers.end() && found->id == id ? &*found : nullptr;
}

OfferSource offers_of(const Catalogue& catalogue) {
  return [&offers = catalogue.offers, at = std::size_t{0}]() mutable -> Result<const Offer*> {
    return at < offers.size() ? &offers[at++] : static_cast<const Offer*>(nullptr);
  };
}

Phrase credential_words(const Offer& offer) {
  const auto known = std::find(credentials.begin(), credentials.end(), offer.credential);
  return known == credentials.end() ? as_written(offer.credential) : phrase(*known);
}

Phrase assessment_words(const Offer& offer) {
  std::vector<Phrase> parts;
  for (const auto part : split(offer.assessment, ',')) parts.push_back(phrase(trim(part)));
  return offer.assessment.empty() ? Phrase() : joined(parts);
}

Phrase proof_sentence(const Offer& offer) {
  if (!offer.proves.empty()) return as_written(offer.proves);
  const auto assessment = to_lower_ascii(offer.assessment);
  for (const auto& known : proof_sentences)
    if (known.assessment == assessment) return phrase(known.sentence);
  return offer.assessment.empty() ? Phrase()
                                  : phrase("It is assessed by {}.", assessment_words(offer));
}

const std::array<std::string_view, counted_fields> counted_field_names{
    "price",    "hours",      "skills",     "level", "pace",
    "language", "assessment", "credential", "trial", "renewal"};

std::array<bool, counted_fields> unknown_of(const Offer& offer) {
  return {!offer.price,
          !offer.hours,
          offer.teaches.empty() && offer.parts.empty(),
          offer.stage == Stage::unknown,
          offer.pace == Pace::unknown,
          offer.languages.empty(),
          offer.assessment.empty(),
          offer.credential.empty(),
          offer.trial == Trial::unknown,
          !offer.renewal_months};
}

std::vector<UnknownCount> count_unknown(const Catalogue& catalogue) {
  std::array<std::size_t, counted_fields> offers{};
  for (const auto& offer : catalogue.offers) {
    const auto unknown = unknown_of(offer);
    for (std::size_t i = 0; i < unknown.size(); ++i) offers[i] += unknown[i] ? 1 : 0;
  }
  std::vector<UnknownCount> counts;
  for (std::size_t i = 0; i < counted_fields; ++i)
    if (offers[i] > 0) counts.push_back({counted_field_names[i], offers[i]});
  return counts;
}

}  // namespace cairn::catalogue
