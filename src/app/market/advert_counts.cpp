// SPDX-License-Identifier: Apache-2.0
#include "app/market/advert_counts.h"

#include <set>

#include "crypto/hash.h"
#include "market/address.h"
#include "market/terms.h"
#include "skills/fold.h"

namespace cairn::app {
namespace {

constexpr std::uint32_t likelier_than_not = 5'000;  // hundredths of a per cent
constexpr std::size_t known_max = 200'000;          // names kept, of one import

std::int64_t digest_of(std::string_view text) {
  const auto digest = crypto::sha256(text);
  std::uint64_t number = 0;
  for (const auto byte : digest.view().first(8)) number = number << 8 | byte;
  return static_cast<std::int64_t>(number);
}

std::string_view main_language(std::string_view tag) { return tag.substr(0, tag.find('-')); }

// A skill read out of the text and named by an alias too counts once.
class Asks {
 public:
  explicit Asks(std::vector<Asked>& asks) : asks_(asks) {}
  void add(SubjectKind kind, std::string id, std::string label) {
    if (id.empty() || !seen_.insert({kind, id}).second) return;
    asks_.push_back({kind, std::move(id), std::move(label)});
  }

 private:
  std::vector<Asked>& asks_;
  std::set<std::pair<SubjectKind, std::string>> seen_;
};

}  // namespace

// The text's digest stands alone, as it did before there were others.
std::vector<std::int64_t> marks_of(const adverts::AdvertText& advert, std::string_view source) {
  std::vector<std::int64_t> marks{digest_of(advert.text)};
  if (const auto address = cairn::market::plain_address(advert.facts.address); !address.empty())
    marks.push_back(digest_of("address\n" + address));
  if (!advert.facts.identifier.empty())
    marks.push_back(digest_of("id\n" + std::string(source) + "\n" + advert.employer + "\n" +
                              advert.facts.identifier));
  return marks;
}

void put_judged(std::vector<Asked>& asks, const std::map<std::string, JudgedTerm>& judged) {
  std::vector<Asked> settled;
  Asks put(settled);
  for (auto& asked : asks) {
    const auto said = asked.kind == SubjectKind::term ? judged.find(asked.id) : judged.end();
    if (said == judged.end())
      put.add(asked.kind, std::move(asked.id), std::move(asked.label));
    else if (said->second.verdict == TermVerdict::own)
      put.add(SubjectKind::own, asked.id, said->second.label);
    else if (said->second.verdict == TermVerdict::alias)
      put.add(SubjectKind::skill, said->second.skill, said->second.skill_label);
  }
  asks = std::move(settled);
}

bool AdvertCounts::is_in_framework_language(const adverts::AdvertText& advert) const {
  const auto language = main_language(shelf_.framework.language);
  return advert.language.empty() || language.empty() || advert.language == language;
}

bool AdvertCounts::is_known(std::string_view folded) {
  if (known_.size() >= known_max) known_.clear();
  const auto [place, fresh] = known_.try_emplace(std::string(folded), false);
  if (!fresh) return place->second;
  const auto skills = shelf_.search.skills(folded, 1);
  const auto occupations = shelf_.search.occupations(folded, 1);
  place->second = (!skills.empty() && skills[0].why == skills::Why::exact) ||
                  (!occupations.empty() && occupations[0].why == skills::Why::exact);
  return place->second;
}

void AdvertCounts::ask_terms(const adverts::AdvertText& advert,
                             const adverts::AdvertReading& reading, ImportedAdvert& counted) {
  Asks asks(counted.asks);
  const auto terms = cairn::market::terms_in(
      advert, reading, [this](std::string_view folded) { return is_known(folded); });
  for (const auto& term : terms) asks.add(SubjectKind::term, term.key, term.label);
}

ImportedAdvert AdvertCounts::read(const adverts::AdvertText& advert) {
  const auto reading = adverts::read(shelf_.linker(), shelf_.framework, advert);
  ImportedAdvert counted;
  counted.place = cairn::market::read_place(advert.facts.country, advert.facts.area);
  Asks asks(counted.asks);
  for (const auto& skill : reading.skills) {
    const auto& found = shelf_.framework.skills[skill.skill];
    asks.add(SubjectKind::skill, found.id, found.label);
  }
  for (const auto& credential : reading.credentials)
    asks.add(SubjectKind::credential, skills::fold(credential.name), credential.name);
  if (!reading.occupations.empty() && reading.occupations[0].score >= likelier_than_not) {
    const auto& found = shelf_.framework.occupations[reading.occupations[0].occupation];
    asks.add(SubjectKind::occupation, found.id, found.label);
  }
  if (is_in_framework_language(advert)) ask_terms(advert, reading, counted);
  return counted;
}

}  // namespace cairn::app
