// SPDX-License-Identifier: Apache-2.0
#include "adverts/reading.h"

#include <algorithm>
#include <tuple>

#include "adverts/cues.h"
#include "adverts/limits.h"
#include "adverts/occupations.h"
#include "adverts/selection.h"
#include "base/text.h"

namespace cairn::adverts {
namespace {

constexpr std::size_t occupations_shown_max = 5;
constexpr std::size_t occupations_asked = 10;  // whose skills are likelier

std::string_view text_of(const AdvertText& advert, const Sentence& sentence) {
  return std::string_view(advert.text).substr(sentence.start, sentence.end - sentence.start);
}

// What the section says, unless the sentence itself says otherwise of these words.
std::optional<bool> need_of(const Sentence& sentence, const Cues& cues, std::string_view text,
                            std::size_t start, std::size_t end) {
  const auto said = need_for(cues, text, start, end);
  if (sentence.purpose == Purpose::nice_to_have) return said && *said && !sentence.headed;
  if (said) return said;
  if (sentence.purpose == Purpose::requirement && (sentence.headed || sentence.clear)) return true;
  return std::nullopt;
}

// Collects skills sentence by sentence; of one found twice the better place stands.
class Collector {
 public:
  Collector(const AdvertText& advert, AdvertReading& reading)
      : advert_(advert), reading_(reading) {}

  void add(std::uint32_t at, const std::vector<linker::Link>& links) {
    const auto& sentence = reading_.sentences[at];
    const auto text = text_of(advert_, sentence);
    const auto cues = cues_in(text);
    for (const auto& link : links) {
      const Evidence here{at, sentence.start + link.start, sentence.start + link.end};
      RequiredSkill found{.skill = link.skill,
                          .score = link.score,
                          .best = here,
                          .evidence = {here},
                          .must = need_of(sentence, cues, text, link.start, link.end),
                          .level = level_for(cues, text, link.start, link.end),
                          .years = years_for(cues, text, link.start, link.end),
                          .exact = link.exact};
      merge(std::move(found));
    }
  }

  void finish(std::size_t skills_max) {
    std::ranges::sort(reading_.skills, [](const auto& a, const auto& b) {
      return a.score != b.score ? a.score > b.score : a.skill < b.skill;
    });
    if (reading_.skills.size() > skills_max) reading_.skills.resize(skills_max);
  }

 private:
  void merge(RequiredSkill found) {
    const auto same = std::ranges::find(reading_.skills, found.skill, &RequiredSkill::skill);
    if (same == reading_.skills.end()) {
      reading_.skills.push_back(std::move(found));
      return;
    }
    auto evidence = same->evidence;
    evidence.push_back(found.best);
    // Needed in one sentence is needed; the highest level and the most years that are asked for.
    auto must = same->must;
    if (!must || (found.must && *found.must)) must = found.must ? found.must : must;
    const auto level = std::max(same->level, found.level);
    const auto years = std::max(same->years, found.years);
    if (found.score > same->score) *same = std::move(found);
    same->evidence = std::move(evidence);
    same->must = must;
    same->level = level;
    same->years = years;
  }

  const AdvertText& advert_;
  AdvertReading& reading_;
};

void take_credentials(const AdvertText& advert, std::uint32_t at, AdvertReading& reading) {
  const auto& sentence = reading.sentences[at];
  const auto text = text_of(advert, sentence);
  const auto cues = cues_in(text);
  for (auto& mention : credentials_in(text)) {
    const auto must = need_of(sentence, cues, text, mention.start, mention.end);
    const auto same = std::ranges::find(reading.credentials, mention.name, &NamedCredential::name);
    if (same != reading.credentials.end()) {
      if (must && (!same->must || *must)) same->must = must;
      continue;
    }
    if (reading.credentials.size() == limits::credentials_max) return;
    reading.credentials.push_back({mention.kind, std::move(mention.name),
                                   sentence.start + mention.start, sentence.start + mention.end, at,
                                   must});
  }
}

std::vector<std::string> notes_for(const AdvertText& advert, const skills::Framework& framework) {
  std::vector<std::string> notes;
  if (advert.cut)
    notes.push_back("The advert is longer than is read; what stands far down was left out.");
  const auto language = framework.language.substr(0, framework.language.find('-'));
  if (!advert.language.empty() && !language.empty() && advert.language != language)
    notes.push_back("The advert seems to be written in \"" + advert.language +
                    "\", but the skills of \"" + framework.name + "\" are named in \"" + language +
                    "\": only names that are the same in both are found.");
  return notes;
}

}  // namespace

AdvertReading read(const linker::Linker& linker, const skills::Framework& framework,
                   const AdvertText& advert) {
  AdvertReading reading;
  reading.sentences = sentences_of(advert);
  reading.notes = notes_for(advert, framework);
  const auto asked = sentences_to_ask(reading.sentences);
  std::vector<SentenceLinks> found;
  for (const auto at : asked) {
    found.push_back(links_in(linker, text_of(advert, reading.sentences[at])));
    take_credentials(advert, at, reading);
  }
  const auto choose = [&](const std::vector<linker::OccupationMatch>& jobs) {
    const Context context(linker, framework, jobs);
    reading.skills.clear();
    Collector collector(advert, reading);
    for (std::size_t i = 0; i < asked.size(); ++i)
      collector.add(asked[i], select(found[i], context, framework));
    collector.finish(limits::skills_max);
  };
  const auto by_title = occupations_for(linker, advert, {}, occupations_asked);
  choose(by_title);
  // Without a title the surest skills tell the job, and the job the others.
  if (by_title.empty()) choose(occupations_for(linker, advert, reading.skills, occupations_asked));
  std::ranges::sort(reading.credentials, {}, &NamedCredential::start);
  reading.occupations = occupations_for(linker, advert, reading.skills, occupations_shown_max);
  return reading;
}

namespace {

// So many as were asked for: those most like the text follow what something speaks for.
void fill(const linker::Linker& linker, const AdvertText& advert, std::size_t top,
          AdvertReading& reading) {
  if (reading.skills.size() >= top) return;
  std::vector<skills::SkillIndex> apart;
  for (const auto& found : reading.skills) apart.push_back(found.skill);
  const auto start = reading.sentences[0].start;
  const Evidence whole{0, start, start};
  for (const auto skill : linker.others(advert.text, apart, top - apart.size()))
    reading.skills.push_back({.skill = skill, .score = 0, .best = whole, .evidence = {whole}});
}

// The linker's order of one text is better than that of its scores: no score is above one before.
void keep_order(std::vector<linker::Link>& links) {
  for (std::size_t i = 1; i < links.size(); ++i)
    links[i].score = std::min(links[i].score, links[i - 1].score);
}

// By score, then by place in the text, then as the linker had them: whoever asks for more gets the
// same first ones.
void sort_all(const std::vector<std::vector<linker::Link>>& links,
              std::vector<RequiredSkill>& skills) {
  using Key = std::tuple<std::uint32_t, std::uint32_t, std::ptrdiff_t>;
  std::vector<std::pair<Key, std::size_t>> order;
  for (std::size_t i = 0; i < skills.size(); ++i) {
    const auto& of_sentence = links[skills[i].best.sentence];
    const auto place = std::ranges::find(of_sentence, skills[i].skill, &linker::Link::skill);
    order.push_back({{~skills[i].score, skills[i].best.sentence, place - of_sentence.begin()}, i});
  }
  std::ranges::sort(order);
  std::vector<RequiredSkill> sorted;
  for (const auto& [key, i] : order) sorted.push_back(std::move(skills[i]));
  skills = std::move(sorted);
}

}  // namespace

AdvertReading read_all(const linker::Linker& linker, const skills::Framework& framework,
                       const AdvertText& advert, std::size_t top) {
  AdvertReading reading;
  reading.sentences = sentences_of(advert);
  reading.notes = notes_for(advert, framework);
  const auto text = trim(advert.text);
  // A few sentences of one thought are asked about as one.
  if (text.size() <= limits::sentence_bytes_max && text.size() > 0) {
    const auto start = static_cast<std::size_t>(text.data() - advert.text.data());
    const auto purpose =
        reading.sentences.size() == 1 ? reading.sentences[0].purpose : Purpose::about;
    reading.sentences = {{start, start + text.size(), purpose}};
  }
  if (reading.sentences.empty()) reading.sentences = {{0, 0, Purpose::about}};
  Collector collector(advert, reading);
  std::vector<std::vector<linker::Link>> links;
  const auto count = std::min(reading.sentences.size(), limits::linked_max);
  for (std::uint32_t at = 0; at < count; ++at) {
    links.push_back(linker.link(text_of(advert, reading.sentences[at]), top));
    keep_order(links.back());
    collector.add(at, links.back());
  }
  sort_all(links, reading.skills);
  if (reading.skills.size() > top) reading.skills.resize(top);
  fill(linker, advert, top, reading);
  return reading;
}

std::vector<linker::OccupationMatch> occupations_for(const linker::Linker& linker,
                                                     const AdvertText& advert,
                                                     const std::vector<RequiredSkill>& skills,
                                                     std::size_t top) {
  return combine_occupations(linker, advert.title, skills, top);
}

}  // namespace cairn::adverts
